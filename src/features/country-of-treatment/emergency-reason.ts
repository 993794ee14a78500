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
