import { type EmergencyReason, emergencyReasons } from './consent.ts'

/** Characters: less tells a reviewer nothing. */
const shortest = 10

/** Fewer different letters are a key held down. */
const fewestLetters = 4

/**
 * Whether somebody gave a reason a reviewer can judge: two different words at least. What the words say is for the reviewer
 * (issue 5, item 5).
 */
export function isReason(text: string): boolean {
  const words = new Set(text.toLowerCase().match(/\p{L}{2,}/gu) ?? [])
  const letters = new Set([...words].join(''))
  return text.trim().length >= shortest && words.size >= 2 && letters.size >= fewestLetters
}

/** Why a patient was not asked, as the professional chose and wrote it. */
export type StatedReason = { readonly code: EmergencyReason; readonly words: string }

/** What is missing of a stated reason. */
export type ReasonFault = 'chooseReason' | 'writeReason'

/** A person's number with or without blanks in it: people were asked not to write one. */
const nationalNumber = /(?:\d[\s.-]?){10}\d/g

/** Reads the form of an emergency: the reason, without numbers of people, or every fault at once. */
export function statedReason(form: URLSearchParams): {
  readonly reason: StatedReason | undefined
  readonly faults: readonly ReasonFault[]
} {
  const code = emergencyReasons.find((each) => each === form.get('hvorfor'))
  const words = (form.get('begrunnelse') ?? '').replace(nationalNumber, '…').trim().slice(0, 300)
  const written = isReason(words)
  return {
    reason: code && written ? { code, words } : undefined,
    faults: [...(code ? [] : (['chooseReason'] as const)), ...(written ? [] : (['writeReason'] as const))],
  }
}
