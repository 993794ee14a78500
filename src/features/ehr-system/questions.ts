import { type Answers, groupsOf, reached, type When, type Yes } from './article-26.ts'

/** What is asked, one at a time, in this order. */
export type Question = keyof Answers

/** A question, and what may be answered. */
export type Asked = {
  readonly question: Question
  /** Its name in an address. */
  readonly name: string
  /** Answers that may be given, as they stand in an address. */
  readonly options: Readonly<Record<string, string>>
  readonly several?: true
  /** Whether the answers so far leave it open. */
  readonly due: (answers: Answers) => boolean
}

const yesOrNo: Readonly<Record<string, Yes>> = { ja: 'yes', nei: 'no', 'vet-ikke': 'unknown' }
const when: Readonly<Record<string, When>> = {
  'for-2029': 'before-2029',
  'for-2031': 'before-2031',
  senere: 'later',
  'vet-ikke': 'unknown',
}

/** The questions, with the words that stand in addresses. */
export const questions: readonly Asked[] = [
  {
    question: 'categories',
    name: 'kategori',
    several: true,
    options: {
      pasientoppsummering: 'patient-summary',
      resept: 'electronic-prescription',
      utlevering: 'electronic-dispensation',
      bildediagnostikk: 'medical-imaging',
      laboratoriesvar: 'laboratory-results',
      epikrise: 'discharge-report',
      ingen: 'none',
      'vet-ikke': 'unknown',
    },
    due: () => true,
  },
  {
    question: 'purpose',
    name: 'formal',
    options: { helsehjelp: 'care', generell: 'general', annet: 'other', 'vet-ikke': 'unknown' },
    due: ({ categories }) => !categories?.includes('none'),
  },
  {
    question: 'ways',
    name: 'tilbys',
    several: true,
    options: { marked: 'market', tjeneste: 'service', egen: 'in-house', 'vet-ikke': 'unknown' },
    due: ({ purpose }) => purpose === 'care',
  },
  {
    question: 'first',
    name: 'forste',
    options: when,
    due: (answers) => answers.ways?.includes('market') === true && groupsOf(answers).length > 0,
  },
  { question: 'changesFunction', name: 'funksjon', options: yesOrNo, due: isOlder },
  {
    question: 'changesRisk',
    name: 'risiko',
    options: yesOrNo,
    due: (answers) => isOlder(answers) && mayHold(answers.changesFunction),
  },
  {
    question: 'changed',
    name: 'endret',
    options: { ...when, aldri: 'never' },
    due: (answers) => isOlder(answers) && mayHold(answers.changesFunction) && mayHold(answers.changesRisk),
  },
]

/** Sold before the rules for some of its categories began. */
function isOlder(answers: Answers): boolean {
  const { ways, first } = answers
  if (!ways?.includes('market') || first === undefined || first === 'unknown') return false
  return groupsOf(answers).some((group) => !reached(first, group))
}

/** The conditions are cumulative: the first that fails is the end of it. */
const mayHold = (answer: Yes | undefined) => answer === 'yes' || answer === 'unknown'

/** The first question that is due and not answered; none when all is known that will be. */
export function nextQuestion(answers: Answers): Asked | undefined {
  return questions.find(({ question, due }) => due(answers) && answers[question] === undefined)
}

/** The questions that were answered and still matter, in order. */
export function answered(answers: Answers): readonly Asked[] {
  return questions.filter(({ question, due }) => due(answers) && answers[question] !== undefined)
}

/** Reads answers out of an address; what is not among the options is left out, and so is what no longer matters. */
export function readAnswers(query: URLSearchParams): Answers {
  let answers: Answers = {}
  for (const asked of questions) {
    const given = query.getAll(asked.name).flatMap((word) => {
      const { options } = asked
      return Object.hasOwn(options, word) ? (options[word] ?? []) : []
    })
    const [first] = given
    if (first === undefined || !asked.due(answers)) continue
    // The options of a question are the values of its answer; `several` says whether it is a list.
    answers = { ...answers, [asked.question]: asked.several ? [...new Set(given)] : first } as Answers
  }
  return answers
}

/** The answers as they stand in an address. @param again is asked once more, with what was answered */
export function addressOf(answers: Answers, again?: Asked): string {
  const query = new URLSearchParams(again && { [askedAgain]: again.name })
  for (const { name, word } of wordsOf(answers)) query.append(name, word)
  return query.size === 0 ? guidePath : `${guidePath}?${query}`
}

/** Name and word of every answer but one, for the hidden fields of a form. */
export function wordsOf(
  answers: Answers,
  without?: Question,
): readonly { readonly name: string; readonly word: string }[] {
  return questions
    .filter(({ question }) => question !== without)
    .flatMap((asked) => wordsGiven(answers, asked).map((word) => ({ name: asked.name, word })))
}

/** What was answered to a question, as it stands in an address. */
export function wordsGiven(answers: Answers, { question, options }: Asked): readonly string[] {
  const given: readonly string[] = [answers[question] ?? []].flat()
  return Object.entries(options).flatMap(([word, value]) => (given.includes(value) ? [word] : []))
}

/** In an address: the question that its reader wants to answer once more. */
const askedAgain = 'endre'

/** The question asked once more. */
export function questionAgain(query: URLSearchParams, answers: Answers): Asked | undefined {
  return answered(answers).find(({ name }) => name === query.get(askedAgain))
}

/** Whether «none of them» stands beside another answer: both cannot be right. */
export function contradicts(query: URLSearchParams): boolean {
  const { categories = [] } = readAnswers(query)
  return categories.includes('none') && categories.length > 1
}

/** Where the guide is found. */
export const guidePath = '/journalsystem'
