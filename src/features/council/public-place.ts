import type { Meeting } from './records.ts'

/** An address of any kind, or the number or code that lets somebody into a meeting: `video.example/j/1`, `passord:`. */
const wayIn =
  /:\/\/|@|^\P{L}*www\.|[\p{L}\p{N}-]{2}\.[a-z]{2,}(?:\P{L}|$)|^\P{L}*(?:møte-?id|passord|passcode|pin)\b|\d{8}/iu

/** What leads up to a link and says nothing without it. */
const leadingUp = new Set(['', 'og', 'eller', 'lenke', 'link', 'teams', 'zoom', 'på', 'via', 'meeting', 'id', 'kode'])

/**
 * Where the public is told that a meeting is. A link is for those who are called: the public sees what stands before it
 * when the meeting has a room too, and otherwise that it is digital.
 */
export function publicPlace({ place, form }: Pick<Meeting, 'place' | 'form'>): string | undefined {
  if (place === undefined) return undefined
  const words = place.replaceAll(/(\d) (?=\d)/g, '$1').split(/\s+/)
  const link = words.findIndex((word) => wayIn.test(word))
  if (link === -1) return place
  const before = words.slice(0, link)
  const last = before.findLastIndex(
    (word) => !leadingUp.has(word.replaceAll(/\P{L}/gu, '').toLowerCase()) || /\d/.test(word),
  )
  const room = before
    .slice(0, last + 1)
    .join(' ')
    .replace(/[,;:(<|/–-]$/u, '')
  return form === 'digital' || room === '' ? 'Digitalt møte' : room
}
