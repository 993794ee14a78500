/**
 * Is this line of a deck furniture: what the template, the printer or the extraction put there, not what anybody says?
 * Page numbers, print dates, footers with the sender's name, leftovers of the template, image credits and captions that
 * the extraction made up in another language. Such a line never enters a field.
 */
export function isFurniture(text: string): boolean {
  return patterns.some((pattern) => pattern.test(text)) || isForeignSentence(text)
}

const sender = String.raw`(?:\p{L}[\p{L}-]*\s+){0,3}\p{L}[\p{L}-]*(?:direktoratet|departementet|instituttet|tilsynet|etaten)`
const date = String.raw`\d{1,2}\.\s?\d{1,2}\.\s?\d{4}`

const patterns: readonly RegExp[] = [
  // «73», and «5252» where the number was printed twice.
  /^\d{1,3}$/,
  /^(\d{2,3})\1$/,
  // «29.10.2025», «29.10.2025 94».
  new RegExp(`^${date}(?:\\s+\\d{1,3})?$`),
  // «Helsedirektoratet 73», «115Helsedirektoratet 12.09.2025»; the name alone may be the end of a title.
  new RegExp(`^${sender}(?:\\s+${date})?\\s+\\d{1,3}$`, 'u'),
  new RegExp(`^(?:\\d{1,3}\\s*)?${sender}\\s+${date}$`, 'u'),
  new RegExp(`^\\d{1,3}\\s*${sender}$`, 'u'),
  new RegExp(`^${date}\\s+${sender}(?:\\s+\\d{1,3})?$`, 'u'),
  /^side\s+\d{1,3}(?:\s+av\s+\d{1,3})?$/i,
  // «Norsk mal: Startside», «Ny PPT-mal, …».
  /^(?:\p{L}+\s+)?(?:\p{L}+-)?mal\s*[:,]/iu,
  // A rule, a credit, a link.
  /^[—–\-_.\s]+$/,
  /^(?:kilde|foto|illustrasjon|bilde)\s*:/i,
  /^(?:!?\[[^\]]*\]\([^)]*\)\s*)+$/,
  /^https?:\/\/\S+$/,
]

const senderAlone = new RegExp(`^${sender}$`, 'u')

/** Is the line the name of an authority and nothing else? Footer or not depends on where it stands. */
export function isSender(text: string): boolean {
  return text.length < 80 && senderAlone.test(text)
}

const norwegian = new Set('og i er det som på til av for med en et den ikke om har å fra skal kan vi ved'.split(' '))
const foreign = new Set(
  [
    'the of and is to with a an by this that each from as shows displays image into their are',
    'der die das und ist mit ein eine zeigt auf von zu bild dem',
    'le la les des et est une dans avec sur du image montre',
    'och är bilden visar ett från att',
  ].flatMap((words) => words.split(' ')),
)

/** A sentence in another language: what an extraction writes when it describes a picture. */
function isForeignSentence(text: string): boolean {
  if (text.length < 30) return false
  const words = text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '')
  const count = (set: ReadonlySet<string>) => words.filter((word) => set.has(word)).length
  return words.length >= 7 && count(foreign) >= 3 && count(foreign) > 2 * count(norwegian)
}
