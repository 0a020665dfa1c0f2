/** One thing said, as several papers might print it, and things that only sound like it. All invented. */
export type Said = { speaker: string; text: string; same: string[]; similar: string[] }

export const said: Said[] = [
  {
    speaker: 'Odile Marchetti',
    text: 'We drew the frames they fed to it, and now they would like us to tidy up what comes out.',
    same: [
      'We drew the frames they fed to it …',
      'now they would like us to tidy up what comes out.',
      'We drew the frames … and now they would like us to tidy up what comes out',
      'We drew the frames they fed to it, and now [the studios] would like us to tidy up what comes out.',
    ],
    similar: [
      'We drew the frames they fed to it, and now they would like us to throw away what comes out.',
      'We drew the frames they paid for, and now they would like us to tidy up what comes out.',
      'We drew the backgrounds they fed to it, and now they would like us to tidy up what comes out.',
      'We drew the frames they fed to it, and now they would not like us to tidy up what comes out.',
    ],
  },
  {
    speaker: 'Theodore Banks',
    text: 'We are not going to make films with it. We are going to make decisions with it, and faster.',
    same: [
      'We’re not going to make films with it. We’re going to make decisions with it, and faster.',
      'We are not going to make films with it.',
      'We are going to make decisions with it, and faster.',
      'We are not going to make films with it … We are going to make decisions with it',
    ],
    similar: [
      'We are going to make films with it. We are going to make decisions with it, and faster.',
      'We are not going to make series with it. We are going to make decisions with it, and faster.',
      'We are not going to make films with it. We are going to make money with it, and faster.',
      'We are never going to make films without it. We are going to make decisions with it.',
    ],
  },
  {
    speaker: 'Rosa Quintanilla',
    text: 'If you clone my voice in 2025 you will hear from my lawyer in 2026, and she is very loud.',
    same: [
      'If you clone my voice in 2025 you will hear from my lawyer in 2026',
      'If you clone my voice in 2025, you’ll hear from my lawyer in 2026, and she’s very loud.',
      'you will hear from my lawyer in 2026, and she is very loud',
    ],
    similar: [
      'If you clone my voice in 2024 you will hear from my lawyer in 2025, and she is very loud.',
      'If you clone my face in 2025 you will hear from my lawyer in 2026, and she is very loud.',
      'If you license my voice in 2025 you will hear from my lawyer in 2026, and she is very happy.',
      'If you clone my voice in 2025 you will hear from my agent in 2026, and she is very loud.',
    ],
  },
  {
    speaker: 'Judith Kessler',
    text: 'These are painful decisions and I made them. Nobody else at this company should be blamed for them.',
    same: [
      'These are painful decisions and I made them.',
      'These are painful decisions, and I made them. Nobody else … should be blamed for them.',
      'Nobody else at this company should be blamed for them.',
      'These are painful decisions and I made them. Nobody else at [Palisade] should be blamed for them.',
    ],
    similar: [
      'These are painful decisions and the board made them. Nobody else at this company should be blamed for them.',
      'These are easy decisions and I made them. Nobody else at this company should be blamed for them.',
      'These are painful decisions and I made them. Everybody at this company should be thanked for them.',
      'These are painful cuts and I regret them. Nobody at this company should be blamed.',
    ],
  },
  {
    speaker: 'Delphine Achard',
    text: 'Around four hundred voices, and each of them has a contract with a date on it and a name.',
    same: [
      'Around four hundred voices, and each of them has a contract with a date on it',
      'each of them has a contract with a date on it and a name',
      'Around four hundred voices … each of them has a contract with a date on it and a name.',
    ],
    similar: [
      'Around five hundred voices, and each of them has a contract with a date on it and a name.',
      'Around four hundred faces, and each of them has a contract with a date on it and a name.',
      'Around four hundred voices, and none of them has a contract with a date on it and a name.',
      'Around four hundred voices, and each of them has a contract with a price on it and a name.',
    ],
  },
  {
    speaker: 'Ambrose Quill',
    text: 'I recognise the tool when it is good, and I recognise the silence in the room when it is not.',
    same: [
      'I recognize the tool when it is good, and I recognize the silence in the room when it is not.',
      'I recognise the tool when it’s good …',
      'I recognise the silence in the room when it is not.',
    ],
    similar: [
      'I recognise the tool when it is bad, and I recognise the silence in the room when it is not.',
      'I recognise the actor when she is good, and I recognise the silence in the room when she is not.',
      'I recognise the tool when it is good, and I miss the silence in the room when it is not.',
      'I recognise the tool when it is good, and I recognise the noise in the room when it is not.',
    ],
  },
  {
    speaker: 'Percival Adeleke',
    text: 'I am offered forty titles a week and I could not tell you which of them had a director.',
    same: [
      'I’m offered forty titles a week and I couldn’t tell you which of them had a director.',
      'I could not tell you which of them had a director',
      'I am offered forty titles a week',
    ],
    similar: [
      'I am offered fifty titles a week and I could not tell you which of them had a director.',
      'I am offered forty titles a week and I could tell you which of them had a director.',
      'I am offered forty titles a week and I could not tell you which of them had a script.',
      'I am offered forty titles a month and I could not tell you which of them had a director.',
    ],
  },
  {
    speaker: 'Lionel Abernethy',
    text: 'An award for pressing a button honours the button, and we ask the academy to withdraw it before the ballots go out.',
    same: [
      'An award for pressing a button honours the button',
      'An award for pressing a button honours the button … we ask the academy to withdraw it before the ballots go out.',
      'we ask the academy to withdraw it before the ballots go out',
      'An award for pressing a button honours the button, and we ask [them] to withdraw it before the ballots go out.',
    ],
    similar: [
      'An award for pressing a button honours the finger, and we ask the academy to withdraw it before the ballots go out.',
      'An award for pressing a button honours the button, and we ask the academy to keep it before the ballots go out.',
      'An award for pressing a button honours the button, and we ask the academy to withdraw it after the ballots go out.',
      'A prize for drawing a button honours the button, and we ask the academy to explain it before the ballots go out.',
    ],
  },
  {
    speaker: 'Marjorie Teale',
    text: 'The detector was wrong eleven times out of twenty, which a coin would have found embarrassing as well.',
    same: [
      'The detector was wrong eleven times out of twenty',
      'The detector was wrong eleven times out of twenty, which a coin would have found embarrassing …',
      '[It] was wrong eleven times out of twenty, which a coin would have found embarrassing as well.',
    ],
    similar: [
      'The detector was wrong twelve times out of twenty, which a coin would have found embarrassing as well.',
      'The detector was right eleven times out of twenty, which a coin would have found embarrassing as well.',
      'The detector was wrong eleven times out of twenty, which a child would have found embarrassing as well.',
      'The detector was wrong eleven times out of thirty, which a coin would have found embarrassing as well.',
    ],
  },
  {
    speaker: 'Wendell Crane',
    text: 'She asked me first. I would have been insulted if she had asked somebody else not to shoot it.',
    same: [
      'I would have been insulted if she had asked somebody else not to shoot it.',
      'She asked me first. I would’ve been insulted if she had asked somebody else not to shoot it.',
      'She asked me first … I would have been insulted if [Haugen] had asked somebody else not to shoot it.',
    ],
    similar: [
      'I would have been insulted if she had asked somebody else to shoot it.',
      'She asked me last. I would have been insulted if she had asked somebody else not to edit it.',
      'I would have been relieved if she had asked somebody else not to shoot it.',
      'She asked me first. I would have been insulted if she had told somebody else not to shoot it.',
    ],
  },
  {
    speaker: 'Marguerite Vance',
    text: 'The model does not know what a Tuesday is, and most of my films are about Tuesdays.',
    same: [
      'The model doesn’t know what a Tuesday is, and most of my films are about Tuesdays.',
      'The model does not know what a Tuesday is',
      'most of my films are about Tuesdays',
    ],
    similar: [
      'The model does not know what a Sunday is, and most of my films are about Sundays.',
      'The model does know what a Tuesday is, and most of my films are about Tuesdays.',
      'The model does not know what a Tuesday is, and none of my films are about Tuesdays.',
      'The writer does not know what a Tuesday is, and most of her films are about Tuesdays.',
    ],
  },
  {
    speaker: 'Aaron Mbeki',
    text: 'They trained it for two years and now they are invited to leave it a nice note on the way out.',
    same: [
      'They trained it for two years, and now they’re invited to leave it a nice note on the way out.',
      'They trained it for two years and now they’re invited to leave it a nice note',
      '[Members] trained it for two years and now they are invited to leave it a nice note on the way out.',
    ],
    similar: [
      'They trained it for three years and now they are invited to leave it a nice note on the way out.',
      'They trained it for two years and now they are invited to pay it a nice sum on the way out.',
      'They feared it for two years and now they are invited to leave it a nice note on the way out.',
      'They trained it for two years and now they are ordered to leave it a nice note on the way out.',
    ],
  },
  {
    speaker: 'Fenella Garside',
    text: 'There are technologies, and there are people, and there is a conversation between them that government must not interrupt.',
    same: [
      'There are technologies, and there are people, and there is a conversation between them',
      'there is a conversation between them that government must not interrupt',
      'There are technologies … and there is a conversation between them that government must not interrupt.',
    ],
    similar: [
      'There are technologies, and there are people, and there is a conversation between them that government must interrupt.',
      'There are technologies, and there are people, and there is a quarrel between them that government must not interrupt.',
      'There are technologies, and there are unions, and there is a conversation between them that government must not interrupt.',
      'There are technologies, and there are people, and there is a conversation between them that industry must not interrupt.',
    ],
  },
  {
    speaker: 'Callum Rae',
    text: 'I can tell you it rains in the library I sold, and that I am not allowed to say on whom.',
    same: [
      'I can tell you it rains in the library I sold',
      'I can tell you that it rains in the library I sold, and I’m not allowed to say on whom.',
      'I can tell you it rains in the library I sold … I am not allowed to say on whom.',
    ],
    similar: [
      'I can tell you it snows in the library I sold, and that I am not allowed to say on whom.',
      'I can tell you it rains in the library I bought, and that I am not allowed to say on whom.',
      'I can tell you it rains in the library I sold, and that I am allowed to say on whom.',
      'I can not tell you if it rains in the library I sold, or on whom.',
    ],
  },
  {
    speaker: 'Hollis Brandt',
    text: 'That is false. It was written by six tired people in a room without a window over eleven nights.',
    same: [
      'That’s false. It was written by six tired people in a room without a window over eleven nights.',
      'It was written by six tired people in a room without a window',
      '[The finale] was written by six tired people in a room without a window over eleven nights.',
      'That is false … It was written by six tired people',
    ],
    similar: [
      'That is true. It was written by six tired machines in a room without a window over eleven nights.',
      'It was written by five tired people in a room without a window over eleven nights.',
      'It was rewritten by six tired people in a room without a window over eleven nights.',
      'It was written by six tired people in a room with a view over eleven nights.',
    ],
  },
  {
    speaker: 'Thandeka Mokoena',
    text: 'Somewhere there is a doctor with my face who is about to sneeze, and I hope they pay her.',
    same: [
      'Somewhere there is a doctor with my face who is about to sneeze',
      'Somewhere, there’s a doctor with my face who’s about to sneeze, and I hope they pay her.',
      'there is a doctor with my face who is about to sneeze, and I hope they pay her',
    ],
    similar: [
      'Somewhere there is a doctor with my voice who is about to sneeze, and I hope they pay her.',
      'Somewhere there is a nurse with my face who is about to sneeze, and I hope they pay her.',
      'Somewhere there is a doctor with my face who is about to sing, and I hope they pay her.',
      'Somewhere there is a doctor with my face who is about to sneeze, and I doubt they pay her.',
    ],
  },
  {
    speaker: 'Cornelius Abara',
    text: 'A score is somebody listening to a film. We reward the listening, and we always will, whatever the instrument.',
    same: [
      'A score is somebody listening to a film. We reward the listening',
      'We reward the listening, and we always will, whatever the instrument.',
      'A score is somebody listening to a film … we always will, whatever the instrument.',
    ],
    similar: [
      'A score is somebody listening to a producer. We reward the patience, and we always will, whatever the instrument.',
      'A score is a machine listening to a film. We reward the listening, and we always will, whatever the instrument.',
      'We punish the listening, and we always will, whatever the instrument.',
      'A score is somebody talking to a film. We reward the talking, and we always will, whatever the instrument.',
    ],
  },
  {
    speaker: 'Solène Garrigue',
    text: 'We learn to draw a walk for two years, and I should like there to be somewhere to walk to.',
    same: [
      'We learn to draw a walk for two years',
      'I should like there to be somewhere to walk to',
      'We learn to draw a walk for two years … I should like there to be somewhere to walk to.',
    ],
    similar: [
      'We learn to draw a run for two years, and I should like there to be somewhere to run to.',
      'We learn to draw a walk for four years, and I should like there to be somewhere to walk to.',
      'We learn to draw a walk for two years, and I should like there to be somebody to walk with.',
      'We learn to prompt a walk for two days, and I should like there to be somewhere to walk to.',
    ],
  },
  {
    speaker: 'Otto Brenner',
    text: 'Every one of the nine actors signed, and every one of them was paid what the contract says.',
    same: [
      'Every one of the nine actors signed, and every one of them was paid',
      'every one of them was paid what the contract says',
      'Every one of the nine actors signed … every one of them was paid what the contract says.',
    ],
    similar: [
      'Every one of the eight actors signed, and every one of them was paid what the contract says.',
      'Every one of the nine actors signed, and not one of them was paid what the contract says.',
      'Every one of the nine writers signed, and every one of them was paid what the contract says.',
      'Every one of the nine actors refused, and every one of them was offered what the contract says.',
    ],
  },
  {
    speaker: 'Beatriz Lamela',
    text: 'The new software finishes while you are still looking for a chair, and nobody buys the noodles any more.',
    same: [
      'The new software finishes while you’re still looking for a chair',
      'finishes while you are still looking for a chair',
      'The new software finishes while you are still looking for a chair, and nobody buys the noodles …',
    ],
    similar: [
      'The new software crashes while you are still looking for a chair, and nobody buys the noodles any more.',
      'The old software finishes while you are still looking for a manual, and nobody buys the noodles any more.',
      'The new software finishes while you are still looking for a chair, and everybody buys the noodles any more.',
      'The new software finishes while you are still looking for a job, and nobody buys the noodles any more.',
    ],
  },
  {
    speaker: 'Leonie Castellan',
    text: 'Two of them are dead, and the dead do not sign riders, not even in this industry, not yet.',
    same: [
      'Two of them are dead, and the dead don’t sign riders',
      'the dead do not sign riders, not even in this industry',
      'Two of them are dead … the dead do not sign riders, not even in this industry, not yet.',
    ],
    similar: [
      'Three of them are dead, and the dead do not sign riders, not even in this industry, not yet.',
      'Two of them are retired, and the retired do not sign riders, not even in this industry, not yet.',
      'Two of them are dead, and the dead do sign riders, even in this industry.',
      'Two of them are dead, and the dead do not sign cheques, not even in this industry, not yet.',
    ],
  },
  {
    speaker: 'Nadia Lefkowitz',
    text: 'Think of it as oxygen and not as a meal; we will have it in every room, and we will not sell it.',
    same: [
      'Think of it as oxygen and not as a meal',
      'we’ll have it in every room, and we won’t sell it',
      'Think of it as oxygen … we will have it in every room, and we will not sell it.',
    ],
    similar: [
      'Think of it as water and not as a meal; we will have it in every room, and we will not sell it.',
      'Think of it as oxygen and not as a meal; we will have it in every room, and we will sell it.',
      'Think of it as oxygen and not as a toy; we will have it in every office, and we will not sell it.',
      'Think of it as a meal and not as oxygen; we will have it in every room, and we will not sell it.',
    ],
  },
  {
    speaker: 'Gil Fontaine',
    text: 'People forgave the poster. They did not forgive the second act, which was written by a man from Ohio.',
    same: [
      'People forgave the poster. They didn’t forgive the second act',
      'They did not forgive the second act, which was written by a man from Ohio.',
      'People forgave the poster … They did not forgive the second act',
    ],
    similar: [
      'People forgave the trailer. They did not forgive the second act, which was written by a man from Ohio.',
      'People forgave the poster. They did not forgive the third act, which was written by a man from Ohio.',
      'People forgave the poster. They did forgive the second act, which was written by a man from Ohio.',
      'They did not forgive the second act, which was written by a machine from Ohio.',
    ],
  },
  {
    speaker: 'Zsófia Balogh',
    text: 'It was the best thing in the film and I had not made it, so I took it out in a hotel in Leeds.',
    same: [
      'It was the best thing in the film and I hadn’t made it',
      'It was the best thing in the film, and I had not made it, so I took it out …',
      '[The scene] was the best thing in the film and I had not made it, so I took it out in a hotel in Leeds.',
    ],
    similar: [
      'It was the worst thing in the film and I had not made it, so I took it out in a hotel in Leeds.',
      'It was the best thing in the film and I had made it, so I took it out in a hotel in Leeds.',
      'It was the best thing in the film and I had not made it, so I left it in after a night in Leeds.',
      'It was the best thing in the show and I had not sung it, so I took it out in a hotel in Leeds.',
    ],
  },
  {
    speaker: 'Harvey Lindqvist',
    text: 'The sea gets tired. That is how you know it. A machine never gets tired, and so it never gets the sea.',
    same: [
      'The sea gets tired. That’s how you know it.',
      'A machine never gets tired, and so it never gets the sea.',
      'The sea gets tired … A machine never gets tired, and so it never gets the sea.',
    ],
    similar: [
      'The sky gets tired. That is how you know it. A painter never gets tired, and so he never gets the sky.',
      'A machine always gets tired, and so it never gets the sea.',
      'The sea gets angry. That is how you know it. A machine never gets angry.',
      'A machine never gets wet, and so it never gets the sea.',
    ],
  },
  {
    speaker: 'Ulrike Sommerfeld',
    text: 'The worst hand this year holds a cello from both sides, and I have seen hands that held the moon.',
    same: [
      'The worst hand this year holds a cello from both sides',
      'I have seen hands that held the moon',
      'The worst hand this year holds a cello from both sides … I’ve seen hands that held the moon.',
    ],
    similar: [
      'The best hand this year holds a cello from both sides, and I have seen hands that held the moon.',
      'The worst hand last year held a cello from both sides, and I have seen hands that held the moon.',
      'The worst hand this year holds a violin from both sides, and I have seen hands that held the moon.',
      'The worst foot this year holds a cello from both sides, and I have seen feet that held the moon.',
    ],
  },
]
