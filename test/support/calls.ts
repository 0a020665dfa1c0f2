/**
 * Earnings calls of companies that do not exist, and the manners in which publishers print calls. Each manner prints the same call, so that
 * what a reader makes of it can be held against who really spoke.
 */

export type Person = { name: string; role: string; firm: string | null }
export type Said = { who: string; says: string[] }
export type Call = {
  company: string
  ticker: string
  /** as a heading says it: "Q3 2025" */
  quarter: string
  /** YYYY-MM-DD, and as a heading writes it */
  date: string
  day: string
  people: Person[]
  prepared: Said[]
  questions: Said[]
}

export const halcyon: Call = {
  company: 'Halcyon Pictures Entertainment',
  ticker: 'HPE',
  quarter: 'Q3 2025',
  date: '2025-11-06',
  day: 'November 6, 2025',
  people: [
    { name: "Siobhán O'Malley", role: 'Senior Vice President, Investor Relations', firm: null },
    { name: 'Robert A. Kimura', role: 'President and Chief Executive Officer', firm: null },
    { name: 'Dana Whitfield', role: 'Chief Financial Officer', firm: null },
    { name: 'Marcus Feld', role: 'Analyst', firm: 'Kestrel Securities' },
    { name: 'Wei Ling Tan', role: 'Analyst', firm: 'Harbour & Vale' },
    { name: 'Jean-Luc de Vries', role: 'Analyst', firm: 'Bank of Aldermoor' },
  ],
  prepared: [
    {
      who: 'Operator',
      says: [
        'Good morning, and welcome to the Halcyon Pictures Entertainment third quarter 2025 earnings conference call. At this time, all participants are in a listen-only mode. After the prepared remarks there will be a question-and-answer session. [Operator Instructions] As a reminder, this conference is being recorded.',
      ],
    },
    {
      who: "Siobhán O'Malley",
      says: [
        'Thank you, operator, and good morning, everyone. With me today are Robert Kimura and Dana Whitfield.',
        'Please note that some of what we say today consists of forward-looking statements. Actual results may differ. One more thing: a replay will be on our website.',
      ],
    },
    {
      who: 'Robert A. Kimura',
      says: [
        'Thanks, Siobhán. We had a steady quarter. The slate came in a little under budget, and two of the three releases found the audience we had hoped for.',
        'On artificial intelligence, we moved one tool from trial to daily use: cleaning up location sound. We have not used AI to stand in for anybody on screen.',
        'With that, I will hand over to Dana.',
      ],
    },
    {
      who: 'Dana Whitfield',
      says: [
        'Thank you, Rob. Revenue was 812 million, up four per cent. Here is how it breaks down: theatrical 301, home 122, and the rest from licensing.',
        'We still expect to end the year within the range we gave in May.',
      ],
    },
    { who: "Siobhán O'Malley", says: ['Thank you, Dana. Operator, we are ready for the first of the questions.'] },
  ],
  questions: [
    {
      who: 'Operator',
      says: ['Thank you. [Operator Instructions] Our first question comes from Marcus Feld with Kestrel Securities. Please go ahead.'],
    },
    {
      who: 'Marcus Feld',
      says: ['Good morning. Rob, how much of the saving on the slate came from the new tools, and how much from shooting in fewer places?'],
    },
    { who: 'Robert A. Kimura', says: ['Honestly, Marcus, mostly from fewer places. The tools saved us days, not months.'] },
    { who: 'Marcus Feld', says: ['And a follow-up, if I may. Does that change what you pay the sound houses?'] },
    { who: 'Dana Whitfield', says: ['Not so far. Those contracts run through next year.'] },
    { who: 'Operator', says: ['The next question comes from the line of Wei Ling Tan with Harbour & Vale. Your line is open.'] },
    { who: 'Wei Ling Tan', says: ['Thanks for taking the question. Where are you with the guilds on the disclosure language?'] },
    { who: 'Robert A. Kimura', says: ['We are talking. I do not want to get ahead of the people in the room.'] },
    { who: 'Operator', says: ['Our last question is from Jean-Luc de Vries of Bank of Aldermoor.'] },
    { who: 'Jean-Luc de Vries', says: ['Bonjour, and thank you. Dana, could you say a word on cash?'] },
    {
      who: 'Dana Whitfield',
      says: ['Of course. We ended the quarter with 240 million.', 'We paid down the smaller of the two notes in September.'],
    },
    {
      who: 'Operator',
      says: ['This concludes our question-and-answer session. I would like to turn the call back to Mr. Kimura for closing remarks.'],
    },
    { who: 'Robert A. Kimura', says: ['Thank you all for your time. See you in February.'] },
    { who: 'Operator', says: ["This concludes today's conference call. You may now disconnect."] },
  ],
}

export const northlight: Call = {
  company: 'Northlight Streaming',
  ticker: 'NLST',
  quarter: 'Q2 2026',
  date: '2026-02-03',
  day: 'February 3, 2026',
  people: [
    { name: 'Priya Raman', role: 'Head of Investor Relations', firm: null },
    { name: 'Tomasz Wiśniewski', role: 'Co-Founder and Chief Executive Officer', firm: null },
    { name: 'Ellen van der Berg', role: 'Chief Financial Officer', firm: null },
    { name: 'Kofi Mensah', role: 'Chief Product Officer', firm: null },
    { name: 'Laura J. Castellanos', role: 'Analyst', firm: 'Fenwick Row' },
    { name: 'Andrew Pike', role: 'Analyst', firm: 'Stonebridge Research' },
  ],
  prepared: [
    {
      who: 'Operator',
      says: [
        'Ladies and gentlemen, thank you for standing by. Welcome to the Northlight Streaming second quarter of fiscal 2026 earnings conference call. All lines have been placed on mute. Following the remarks, we will open the line for questions. I will now turn the call over to Priya Raman.',
      ],
    },
    {
      who: 'Priya Raman',
      says: [
        'Good afternoon. Today we will make forward-looking statements, and they are subject to risks set out in our filings. Tomasz, please go ahead.',
      ],
    },
    {
      who: 'Tomasz Wiśniewski',
      says: [
        'Thank you, Priya. Members watched more and left less.',
        'Our recommendation models are older than the word AI on earnings calls. What is new is dubbing: we now offer eleven titles in four languages with consented voices.',
        'I want to be plain about one point. Every voice is licensed, and every performer was paid.',
      ],
    },
    {
      who: 'Kofi Mensah',
      says: [
        'Let me add a word on the product. The new search understands whole sentences, and people use it three times as often as the old one.',
      ],
    },
    {
      who: 'Ellen van der Berg',
      says: ['Thanks, Kofi. Average revenue per member rose two per cent.', 'Content spending was flat: 1.1 billion.'],
    },
    { who: 'Tomasz Wiśniewski', says: ['Operator, could we have the questions, please?'] },
  ],
  questions: [
    {
      who: 'Operator',
      says: [
        'Certainly. We will now begin the question-and-answer session. The first question is from Laura Castellanos of Fenwick Row. Go ahead, please.',
      ],
    },
    {
      who: 'Laura J. Castellanos',
      says: [
        'Hi, everybody. Two for me. First, what does a dubbed title cost against a traditional one? Second, how do members in Poland rate it?',
      ],
    },
    {
      who: 'Tomasz Wiśniewski',
      says: ['Laura, the first I leave to Ellen. On the second: better than we feared, worse than a good studio.'],
    },
    { who: 'Ellen van der Berg', says: ['About a third.'] },
    { who: 'Laura J. Castellanos', says: ['Thank you.'] },
    { who: 'Operator', says: ['Next, we go to Andrew Pike with Stonebridge Research.'] },
    { who: 'Andrew Pike', says: ['Thanks. Is there a number for how many people worked on localisation a year ago and today?'] },
    { who: 'Kofi Mensah', says: ['We have not given one, and I will not start now. I can say that nobody in that team has been let go.'] },
    { who: 'Unidentified Analyst', says: ['Sorry, one more from our side. Is that true of the vendors too?'] },
    { who: 'Kofi Mensah', says: ['That I cannot speak for.'] },
    {
      who: 'Operator',
      says: ['There are no further questions. Thank you, everyone. This concludes the call, and you may now disconnect.'],
    },
  ],
}

export const brightwater: Call = {
  company: 'Brightwater Media Group',
  ticker: 'BWM',
  quarter: 'Q4 2024',
  date: '2025-02-20',
  day: 'February 20, 2025',
  people: [
    { name: 'Grace Adeyemi', role: 'Director of Investor Relations', firm: null },
    { name: 'Hugh Pemberton', role: 'Chair and Chief Executive Officer', firm: null },
    { name: 'Lucía Fernández', role: 'Chief Financial Officer', firm: null },
    { name: 'Peter McAllister', role: 'Analyst', firm: 'Dunmore Capital' },
    { name: 'Yuki Sato', role: 'Analyst', firm: 'Pacific Crest Partners' },
    { name: 'Benjamin Oyelaran', role: 'Analyst', firm: 'Castle Street' },
  ],
  prepared: [
    {
      who: 'Operator',
      says: [
        "Greetings, and welcome to Brightwater Media Group's fourth quarter and full year 2024 results conference call. A brief question and answer session will follow the formal presentation. It is now my pleasure to introduce Grace Adeyemi.",
      ],
    },
    { who: 'Grace Adeyemi', says: ['Good morning. This call contains forward-looking statements. The full text is in our release.'] },
    {
      who: 'Hugh Pemberton',
      says: [
        'Morning, all. Last year we made less television and sold more of it.',
        'We put 30 million into tools for our editors. I know the word on the street is that this is about heads. It is about hours.',
        'Lucía?',
      ],
    },
    {
      who: 'Lucía Fernández',
      says: [
        'Thank you, Hugh. Adjusted profit was 188 million. Let me walk you through the pieces.',
        'Studios: up. Channels: down, as expected. Central costs: flat.',
      ],
    },
  ],
  questions: [
    {
      who: 'Operator',
      says: ['Thank you. Our first question today comes from the line of Peter McAllister with Dunmore Capital. Please proceed.'],
    },
    { who: 'Peter McAllister', says: ['Morning. You say hours, not heads. Can you promise that for 2025?'] },
    { who: 'Hugh Pemberton', says: ['I have been around too long to promise anything, Peter.'] },
    { who: 'Lucía Fernández', says: ['What I can add: there is no restructuring charge in the plan.'] },
    { who: 'Operator', says: ['Our next question comes from Yuki Sato with Pacific Crest Partners.'] },
    { who: 'Yuki Sato', says: ['Hello. The licensing of the library to model makers, is that in the guidance?'] },
    { who: 'Hugh Pemberton', says: ['No. We have had calls, and we have said no to all of them so far.'] },
    { who: 'Operator', says: ['The next question is from Benjamin Oyelaran with Castle Street.'] },
    { who: 'Benjamin Oyelaran', says: ['Thank you. On the channels, where is the floor?'] },
    { who: 'Lucía Fernández', says: ['Lower than we would like, higher than you fear.'] },
    { who: 'Operator', says: ['That was our last question. I will hand back to Hugh Pemberton.'] },
    { who: 'Hugh Pemberton', says: ['Thank you. Goodbye.'] },
  ],
}

export const calls = [halcyon, northlight, brightwater]

const personOf = (call: Call, name: string) => call.people.find((person) => person.name === name)
const staff = (call: Call) => call.people.filter((person) => person.firm === null)
const analysts = (call: Call) => call.people.filter((person) => person.firm !== null)
const spoken = (said: Said) => said.says.join('\n\n')
const withoutInitial = (name: string) => name.replace(/ \p{Lu}\. /u, ' ')

const dashed = (call: Call, name: string) => {
  const person = personOf(call, name)
  if (!person) return name
  return person.firm ? `${person.name} -- ${person.firm} -- ${person.role}` : `${person.name} -- ${person.role}`
}

/** Name and post after two hyphens, headings with colons, the list of speakers at the end. */
function foolish(call: Call): string {
  const turn = (said: Said) => `${dashed(call, said.who)}\n\n${spoken(said)}`
  return [
    `${call.company} (${call.ticker} -1.25%)\n${call.quarter} Earnings Call\n${call.day}, 8:30 a.m. ET`,
    'Contents:\nPrepared Remarks\nQuestions and Answers\nCall Participants',
    'Prepared Remarks:',
    ...call.prepared.map(turn),
    'Questions & Answers:',
    ...call.questions.map(turn),
    'Duration: 52 minutes',
    'Call participants:',
    ...call.people.map((person) => dashed(call, person.name)),
    `More ${call.ticker} analysis`,
    'All earnings call transcripts',
  ].join('\n\n')
}

/** Posts before names in a list at the top, "Name: words" below, no heading before the questions. */
function foolishSince2025(call: Call): string {
  return [
    `DATE\n${call.day} at 8:30 a.m. ET`,
    `CALL PARTICIPANTS\n${staff(call)
      .map((person) => `${person.role} — ${person.name}`)
      .join('\n')}`,
    'TAKEAWAYS\nRevenue was in line with what management had said in the spring.',
    'Full Conference Call Transcript',
    ...[...call.prepared, ...call.questions].map((said) => `${withoutInitial(said.who)}: ${spoken(said)}`),
  ].join('\n\n')
}

/** Two lists of participants, names alone in a line, a heading before the questions. */
function seeking(call: Call): string {
  const turn = (said: Said) => `${said.who}\n\n${spoken(said)}`
  return [
    `${call.company}, Inc. (NASDAQ:${call.ticker}) ${call.quarter} Earnings Conference Call ${call.day} 8:30 AM ET`,
    `Company Participants\n\n${staff(call)
      .map((person) => `${person.name} - ${person.role}`)
      .join('\n')}`,
    `Conference Call Participants\n\n${analysts(call)
      .map((person) => `${person.name} - ${person.firm}`)
      .join('\n')}`,
    ...call.prepared.map(turn),
    'Question-and-Answer Session',
    ...call.questions.map(turn),
  ].join('\n\n')
}

/** Capitals, rules of hyphens, "Name, Firm - Post [3]". */
function refined(call: Call): string {
  const rule = '-'.repeat(80)
  const title = (person: Person) =>
    person.firm ? `${person.firm}, Research Division - ${person.role}` : `${call.company} - ${person.role}`
  let n = 0
  const turn = (said: Said) => {
    const person = personOf(call, said.who)
    n += 1
    return `${rule}\n${person ? `${person.name},  ${title(person)}` : said.who}    [${n}]\n${rule}\n${spoken(said)}`
  }
  const list = (people: Person[]) => people.map((person) => `   * ${person.name}\n     ${title(person)}`).join('\n')
  return [
    `${call.quarter} ${call.company} Earnings Call\n${call.day} / 1:30PM GMT`,
    `CORPORATE PARTICIPANTS\n${list(staff(call))}`,
    `CONFERENCE CALL PARTICIPANTS\n${list(analysts(call))}`,
    'PRESENTATION',
    ...call.prepared.map(turn),
    'QUESTIONS AND ANSWERS',
    ...call.questions.map(turn),
    'DEFINITIONS\nPRELIMINARY TRANSCRIPT: a draft that has not been proofread.',
  ].join('\n')
}

/** Name, then post and firm on a line below, Q and A at the rim; the operator before a colon. */
function factual(call: Call): string {
  const turn = (side: string) => (said: Said) => {
    const person = personOf(call, said.who)
    if (!person) return `${said.who}: ${spoken(said)}`
    const post = person.firm ? `${person.role}, ${person.firm}` : `${person.role}, ${call.company}`
    return `${person.name}\n${post}${side ? ` ${person.firm ? 'Q' : 'A'}` : ''}\n${spoken(said)}`
  }
  return [
    `${call.company} (${call.ticker})\n${call.quarter} Earnings Call`,
    `CORPORATE PARTICIPANTS\n${staff(call)
      .map((person) => `${person.name}\n${person.role}, ${call.company}`)
      .join('\n')}`,
    `OTHER PARTICIPANTS\n${analysts(call)
      .map((person) => `${person.name}\n${person.role}, ${person.firm}`)
      .join('\n')}`,
    'MANAGEMENT DISCUSSION SECTION',
    ...call.prepared.map(turn('')),
    'QUESTION AND ANSWER SECTION',
    ...call.questions.map(turn('QA')),
  ].join('\n')
}

/** "Name: words", nothing else. */
function monkeyish(call: Call): string {
  const turn = (said: Said) => `${withoutInitial(said.who)}: ${spoken(said)}`
  return [
    `${call.company} (NYSE:${call.ticker}) ${call.quarter} Earnings Call Transcript ${call.day}`,
    ...call.prepared.map(turn),
    'Q&A Session',
    ...call.questions.map(turn),
  ].join('\n\n')
}

/** A heading "Presentation", names and posts on two lines, "Question and Answer". */
function capital(call: Call): string {
  const turn = (said: Said) => {
    const person = personOf(call, said.who)
    return `${said.who}\n${person ? `${person.role}\n` : ''}${spoken(said)}`
  }
  return [
    `${call.company} ${call.quarter} Earnings Call Transcripts\n${call.day}`,
    'Presentation',
    ...call.prepared.map(turn),
    'Question and Answer',
    ...call.questions.map(turn),
  ].join('\n\n')
}

/** No list, no heading: names in bold stand in a line of their own. */
function plain(call: Call): string {
  return [
    `${call.company} ${call.quarter} earnings call transcript`,
    call.day,
    ...[...call.prepared, ...call.questions].map((said) => `${said.who}\n${spoken(said)}`),
  ].join('\n\n')
}

export const manners: Record<string, (call: Call) => string> = {
  foolish,
  foolishSince2025,
  seeking,
  refined,
  factual,
  monkeyish,
  capital,
  plain,
}
