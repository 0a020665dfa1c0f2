import { expect, test } from 'vitest'
import { shipped } from '../support/shipped.ts'

const isIn = (title: string, text: string) => shipped.read({ id: 'scope', title, text }).in_scope
const tenfold = (text: string) => Array.from({ length: 10 }, () => text).join('\n\n')

test.each([
  [
    'a studio uses it',
    'Paramount tries generative AI on visual effects',
    'Paramount has begun to use generative AI for visual effects in two films, its technology chief told producers on Monday. Artists check every shot before it goes to the editor.',
  ],
  [
    'a union objects to it',
    'Actors’ union rejects AI performer',
    'SAG-AFTRA said on Tuesday that a synthetic performer is not an actor. The union accuses the makers of training the AI on the work of film and television actors who were never asked or paid.',
  ],
  [
    'dubbing actors lose work to it',
    'Dubbing studios in Rome turn to AI voices',
    'Voice actors in Rome say that dubbing studios have begun to replace them with AI voices on foreign TV series. Their union wants consent and pay for every cloned voice.',
  ],
])('in scope: %s', (_, title, text) => {
  expect(isIn(title, text)).toBe(true)
})

test.each([
  [
    'a film about AI',
    'Review: a robot learns to love',
    'In this film a lonely android with artificial intelligence falls in love with a baker. The thriller about AI has a fine villain and a weak ending. Three stars out of five.',
  ],
  [
    'a page on AI in offices with one line on film',
    'Ten AI trends every HR team should know',
    `${tenfold('AI helps recruiters to sort applications. Employees want training. Managers use AI to plan the week.')} A film studio in Leeds does so too.`,
  ],
  [
    'a long report on television with one line on AI',
    'Broadcaster cancels three series',
    `${tenfold('The TV series is cancelled after two seasons. Its actors and its producers learned of it on Friday. Viewers of the drama protested.')} A chatbot could not have said it worse.`,
  ],
  [
    'illustrators alone',
    'Illustrators sue maker of AI image generator',
    `${tenfold('Illustrators say that the AI image generator was trained on their paintings. Photographers have joined the suit. A gallery in Bonn supports them.')}`,
  ],
  [
    'software that is called studio',
    'Visual Studio gets an AI assistant',
    'Microsoft has given Visual Studio an AI assistant that writes code. Developers can try it from today. A setting turns the AI off.',
  ],
  [
    'film without AI',
    'Comedy leads box office',
    'The comedy took 31 million dollars in its opening weekend. The studio has announced a sequel with the same actors.',
  ],
])('out of scope: %s', (_, title, text) => {
  expect(isIn(title, text)).toBe(false)
})

test('an article stays in scope when the page around it is kept', () => {
  const article = `${'Netflix has used generative AI in a series. The visual effects artists’ union fears for jobs. '.repeat(4)}`
  const around = 'Sign up for our newsletter. Read more. All rights reserved. Follow us. Advertise with us. Contact the desk.'
  expect(isIn('Netflix uses generative AI in a series; visual effects artists object', `${article}\n\n${around}`)).toBe(true)
})
