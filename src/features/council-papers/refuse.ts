import { Problem } from '../../kernel/problem.ts'

/** What a file is by its first bytes, whatever it is called. */
export type FileKind = 'pdf' | 'text' | 'zip' | 'word-before-2007' | 'rtf' | 'picture' | 'compressed' | 'binary'

/** Largest file taken in, in bytes. The largest real paper is a tenth of it. */
export const maxPaperBytes = 30 * 1024 * 1024

/** Longest text taken in, in lines: 2,000 dense pages. */
export const maxPaperLines = 150_000

/** What a file begins with. `at` bytes may stand before it; a PDF may have up to 1,024 (ISO 32000-2, 7.5.2). */
const beginnings: readonly { readonly kind: FileKind; readonly bytes: string; readonly at?: number }[] = [
  { kind: 'zip', bytes: 'PK\u0003\u0004' },
  { kind: 'zip', bytes: 'PK\u0005\u0006' },
  { kind: 'word-before-2007', bytes: '\u00d0\u00cf\u0011\u00e0' },
  { kind: 'rtf', bytes: '{\\rtf' },
  { kind: 'picture', bytes: '\u0089PNG' },
  { kind: 'picture', bytes: '\u00ff\u00d8\u00ff' },
  { kind: 'picture', bytes: 'GIF8' },
  { kind: 'picture', bytes: 'II*\0' },
  { kind: 'picture', bytes: 'MM\0*' },
  { kind: 'compressed', bytes: '\u001f\u008b' },
  { kind: 'compressed', bytes: '7z\u00bc\u00af' },
  { kind: 'compressed', bytes: 'Rar!' },
  { kind: 'compressed', bytes: 'BZh' },
  { kind: 'compressed', bytes: '\u00fd7zXZ' },
  { kind: 'compressed', bytes: '(\u00b5/\u00fd' },
  { kind: 'pdf', bytes: '%PDF-', at: 1_024 },
]

/** Recognises a file by its content; its name may say anything. */
export function fileKindOf(bytes: Uint8Array): FileKind {
  const head = Buffer.from(bytes.subarray(0, 1_040)).toString('latin1')
  const found = beginnings.find(({ bytes: start, at = 0 }) => {
    const index = head.indexOf(start)
    return index >= 0 && index <= at
  })
  return found?.kind ?? 'text'
}

const notPapers: Readonly<Record<Exclude<FileKind, 'pdf' | 'text'>, readonly [code: string, message: string]>> = {
  zip: [
    'paper-is-zip',
    'The file is a zip archive or a Word document, whatever its name says; nothing was unpacked. Unpack it, or save the document as PDF.',
  ],
  'word-before-2007': ['paper-is-word', 'The file is an old Word document. Save it as PDF or text.'],
  rtf: ['paper-is-word', 'The file is a rich text document. Save it as PDF or text.'],
  picture: ['paper-is-picture', 'The file is a picture without text. Find the paper as a PDF with text.'],
  compressed: ['paper-is-zip', 'The file is a compressed archive; nothing was unpacked. Unpack it first.'],
  binary: ['paper-is-binary', 'The file is neither a PDF nor text. Check that it is the right file.'],
}

/** Why this file is not read, by its size and first bytes; undefined: it may be. */
export function refusedByBytes(bytes: Uint8Array): Problem | undefined {
  if (bytes.length === 0)
    return new Problem('invalid', 'paper-empty', 'The file is empty. Check that it is the right file.')
  if (bytes.length > maxPaperBytes)
    return new Problem(
      'invalid',
      'paper-too-large',
      'The file is larger than 30 MB. Split it, and take the parts one by one.',
    )
  const kind = fileKindOf(bytes)
  if (kind === 'pdf' || kind === 'text') return undefined
  return notPaper(kind)
}

/** The refusal of a file that is none of what a paper may be. */
export function notPaper(kind: Exclude<FileKind, 'pdf' | 'text'>): Problem {
  const [code, message] = notPapers[kind]
  return new Problem('unsupported', code, message)
}

/** Pages with fewer characters than this, on the average, hold at most page numbers. */
const fewestCharactersOnPage = 12

/** The share of signs without a letter above which a text is no text: a PDF may hold drawings of letters alone. */
const mostNameless = 0.2

function nameless(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + (line.match(/[\p{Co}\p{Cn}\ufffd]/gu)?.length ?? 0), 0)
}

/** Why the lines that were found are nothing to read; undefined: they may be. `pages` of a PDF. */
export function refusedByLines(lines: readonly string[], pages?: number): Problem | undefined {
  const characters = lines.reduce((sum, line) => sum + line.trim().length, 0)
  if (pages !== undefined && characters < pages * fewestCharactersOnPage) {
    const message = `None of the ${pages} pages holds text: they are pictures, as from a scanner. Recognise the text first.`
    return new Problem('unsupported', 'pdf-without-text', message)
  }
  if (pages !== undefined && nameless(lines) > characters * mostNameless) {
    const message = `The ${pages} pages hold signs that the file does not say the letters of. Make the PDF anew from the original.`
    return new Problem('unsupported', 'pdf-without-letters', message)
  }
  if (characters === 0)
    return new Problem('invalid', 'paper-empty', 'The file holds nothing but blanks. Check that it is the right file.')
  if (lines.length > maxPaperLines) {
    return new Problem('invalid', 'paper-too-large', 'The text is longer than any paper of a council. Split it.')
  }
  return undefined
}

/** Words that are frequent in one language and absent, or nearly, from its neighbours. */
const telling = {
  norwegian:
    'av og på som til ikke ikkje etter også også skal vil blir vert bli fra frå noen nokon hva kva saken saka sak',
  danish: 'af og på som til ikke efter også skal vil bliver blive fra nogle hvad sagen sag møde af mellem nævn udvalg',
  swedish: 'av och på som till inte efter också ska vill blir från någon vad ärende ärendet att är för möte mellan',
  english: 'of and on as to not after also shall will is the from any what case that are for meeting by this with',
  german: 'von und auf als zu nicht nach auch soll wird ist die der das dem den ein eine für mit sitzung',
  french: 'de et sur comme ne pas après aussi est le la les des une pour avec que qui dans réunion',
  finnish: 'ja on ei että tai kun sekä myös kokous asia päätös ovat oli mukaan jälkeen',
} as const

/** A language that a paper may turn out to be in. */
export type PaperLanguage = keyof typeof telling

const fewestTelling = 25

/** The language most of the telling words are of; undefined when there are too few to tell. */
export function languageOf(lines: readonly string[]): PaperLanguage | undefined {
  const counts = new Map<string, number>()
  for (const line of lines) {
    for (const word of line.toLowerCase().match(/\p{L}+/gu) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const languages: readonly PaperLanguage[] = Object.keys(telling) as PaperLanguage[] // its own keys
  const scored = languages.map((language) => {
    const words = new Set(telling[language].split(' '))
    return { language, score: [...words].reduce((sum, word) => sum + (counts.get(word) ?? 0), 0) }
  })
  const [best] = scored.toSorted((a, b) => b.score - a.score)
  return best && best.score >= fewestTelling ? best.language : undefined
}

/** What other documents have in their text, and papers of councils do not all have. */
const otherDocuments: readonly { readonly what: 'invoice' | 'patient-summary'; readonly words: readonly RegExp[] }[] = [
  {
    what: 'invoice',
    words: [
      /\bfaktura(nr|nummer|dato)?\b/i,
      /\bforfall(sdato)?\b/i,
      /\bKID\b/,
      /\bkontonr|\bkontonummer\b/i,
      /\bmva\b/i,
    ],
  },
  { what: 'patient-summary', words: [/<ClinicalDocument/, /urn:hl7-org:v3/] },
]

/** What minutes are full of; a text with two of them may be minutes that lost their head. */
const minutesWords: readonly RegExp[] = [
  /\b(møte)?referat\b|\bprotokoll\b/i,
  /\bvedtak\b/i,
  /\binnspe?i?ll\b/i,
  /\bsak(er)? \d|\bsak:|\bsaksliste\b/i,
  /\b(dagsorden|innkalling)\b/i,
  /\b(til stede|forfall|møteleder|møteleiar|referent)\b/i,
]

/**
 * Why a text in which nothing of a council was recognised is not imported: what it seems to be instead.
 *
 * @param recognised how many cases, meetings and tables were found in it
 */
export function refusedByContent(lines: readonly string[], recognised: number): Problem | undefined {
  const language = languageOf(lines)
  if (language !== undefined && language !== 'norwegian') {
    const name = `${language[0]?.toUpperCase()}${language.slice(1)}`
    return new Problem(
      'unsupported',
      'paper-language',
      `${lines.length} lines were read, in ${name}; only papers in Norwegian are understood`,
      {
        at: language,
      },
    )
  }
  if (recognised > 0) return undefined
  const text = lines.join('\n')
  const other = otherDocuments.find(({ words }) => words.filter((word) => word.test(text)).length >= 2)
  if (other?.what === 'invoice') {
    return new Problem(
      'unsupported',
      'paper-is-invoice',
      'The text was read and looks like an invoice. Check that it is the right file.',
    )
  }
  if (minutesWords.filter((word) => word.test(text)).length >= 2) {
    const message = `${lines.length} lines were read and look like minutes, but name neither council nor day. Add the head of the minutes.`
    return new Problem('unsupported', 'paper-without-head', message)
  }
  const message = `${lines.length} lines were read, and none names a meeting, a case or a grant. Check that it is the right file.`
  return new Problem('unsupported', 'paper-not-recognised', message)
}
