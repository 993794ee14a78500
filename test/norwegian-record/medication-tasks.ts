/**
 * Operators of the keystroke-level model in seconds (Card, Moran, Newell: The keystroke-level model for user performance time
 * with interactive systems, CACM 23(7), 1980): a key of somebody who is no typist, pointing, pressing and releasing a
 * button, a hand moved between keyboard and mouse, a decision.
 */
export const operators = { K: 0.28, P: 1.1, B: 0.2, H: 0.4, M: 1.35 } as const

/** What somebody does: one press of the mouse on something chosen, or keys. */
export type Act =
  | { readonly kind: 'click'; readonly what: string }
  | { readonly kind: 'keys'; readonly what: string; readonly count: number }

/** A step of today's way, and what it rests on: the public help of kjernejournal, or our guess. */
export type BaselineStep = Act & { readonly rests: 'described' | 'guessed' }

/** One everyday errand to the medicine list. */
export type MedicationTask = {
  readonly id: string
  readonly question: string
  readonly baseline: readonly BaselineStep[]
}

/** Presses of the mouse. */
export function clicksOf(acts: readonly Act[]): number {
  return acts.filter(({ kind }) => kind === 'click').length
}

/** Seconds by the model. Waiting for a system and reading are left out of both ways alike. */
export function secondsOf(acts: readonly Act[]): number {
  const { K, P, B, H, M } = operators
  const each = acts.map((act) => M + (act.kind === 'click' ? P + B : act.count * K))
  const moves = acts.filter(({ kind }, nth) => nth > 0 && kind !== acts[nth - 1]?.kind).length
  return [...each, moves * H].reduce((one, other) => one + other, 0)
}

/** Both ways begin signed in, with nobody open and the number in hand. */
const number: BaselineStep = {
  kind: 'keys',
  what: 'write the number and Enter in the record system',
  count: 12,
  rests: 'guessed',
}
const click = (what: string, rests: BaselineStep['rests']): BaselineStep => ({ kind: 'click', what, rests })

const toMedicines: readonly BaselineStep[] = [
  number,
  click('open kjernejournal from the record system', 'described'),
  click('choose the ground', 'described'),
  click('confirm', 'guessed'),
  click('the page «Legemidler»', 'described'),
]

/**
 * Today's way is counted in favour of today: one medicine looked at, no scrolling, no waiting, the right tab remembered, and
 * doses taken to stand in the rows without unfolding.
 */
export const medicationTasks: readonly MedicationTask[] = [
  { id: 'in-use', question: 'What does the patient take now, in which dose, and what for?', baseline: toMedicines },
  {
    id: 'who-and-what-changed',
    question: 'Who prescribed this medicine, when, and how has the dose been changed?',
    baseline: [
      ...toMedicines,
      click('unfold the prescription in force', 'described'),
      click('the tab of history', 'described'),
      click('unfold the prescription before', 'described'),
    ],
  },
  {
    id: 'changed-lately',
    question: 'What has been started, changed and stopped since I last read?',
    baseline: [
      ...toMedicines,
      click('the tab of history', 'described'),
      click('unfold what was started', 'described'),
      click('unfold what was changed', 'described'),
      click('unfold what was stopped', 'described'),
    ],
  },
  {
    id: 'dispensed',
    question: 'When was it last handed over, who answers for multidose, and who packs it?',
    baseline: [
      ...toMedicines,
      click('unfold the prescription to see what was handed over', 'described'),
      click('the tab of medicines in use, for multidose', 'described'),
    ],
  },
  {
    id: 'handover',
    question: 'Give the list on paper to whoever takes over.',
    baseline: [
      ...toMedicines,
      click('print', 'described'),
      click('choose which print', 'described'),
      { kind: 'keys', what: 'Enter in the dialogue of the browser', count: 1, rests: 'guessed' },
    ],
  },
]
