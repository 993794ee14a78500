/** What is no text of a paper: footers, captions, leftovers of a template. */
export type NoiseKind = 'address' | 'page-number' | 'footer' | 'template' | 'caption' | 'picture' | 'template-date'

type Noise = { readonly kind: NoiseKind; readonly test: RegExp }

const weekday = '(?:man|tirs|ons|tors|fre|lør|søn)dag'

/** An open list: a line that matches as a whole is noise wherever it stands. */
const noises: readonly Noise[] = [
  { kind: 'address', test: /^(?:\d{1,2}\s+)?https?:\/\/\S+$/i },
  { kind: 'page-number', test: /^(?:side|page|s\.)\s*\d{1,4}(?:\s*(?:av|of|\/)\s*\d{1,4})?$/i },
  { kind: 'page-number', test: /^-\s*\d{1,4}\s*-$/ },
  { kind: 'template', test: /^(?:norsk|engelsk|english|norwegian) mal\b.{0,200}$/i },
  { kind: 'template', test: /^(?:klikk for å|click to edit|click to add|rediger tekststiler)\b.{0,200}$/i },
  { kind: 'template-date', test: new RegExp(`^${weekday},?\\s+\\d{1,2}\\.?\\s+\\p{L}{3,9}\\s+\\d{4}$`, 'iu') },
  { kind: 'picture', test: /^!\[[^\]]*\]\([^)]*\)$/ },
  {
    kind: 'picture',
    test: /^(?:the|this|an?|image|picture|photo|figure)\b.{0,60}\b(?:image|picture|screenshot|diagram|chart|graph|illustration|photo(?:graph)?|spreadsheet|shows?|showing|depicts?|displays?)\b/i,
  },
]

/** The kind of noise a whole line is, by the line alone. Spaces at its ends do not count. */
export function noiseOf(text: string): NoiseKind | undefined {
  return text.length > 400 ? undefined : noises.find(({ test }) => test.test(text))?.kind
}

const caption = /^(?:figur|tabell|bilde|illustrasjon|diagram)\s*\d{1,3}(?!\d)/i
const restOfAddress = /^[\w%.~/-]*\/[\w%.~/-]*$|^[\w%~-]+\.(?:pdf|no|html?|aspx?)$/i
const numbered = /^(\p{Lu}[\p{L}. ]{2,60}?)\s+(\d{1,3})$/u
const countedThings = /^(?:vedlegg|sak|figur|tabell|mål|punkt|møte|side|kapittel|fase|bølge|trinn|del|steg)$/i

/** The lines of a paper that are noise, by line number (from 1). Some can only be seen beside others. */
export function noiseIn(lines: readonly string[]): ReadonlyMap<number, NoiseKind> {
  const found = new Map<number, NoiseKind>()
  const texts = lines.map((line) => line.trim())
  texts.forEach((text, at) => {
    if (text === '') return
    const before = found.get(at)
    const kind =
      noiseOf(text) ??
      (before && before !== 'template' && restOfAddress.test(text) ? before : undefined) ??
      (isCaption(texts, at) ? 'caption' : undefined) ??
      (isLonePageNumber(texts, at) ? 'page-number' : undefined)
    if (kind) found.set(at + 1, kind)
  })
  for (const number of countingFooters(texts)) found.set(number, 'footer')
  return found
}

/** A caption stands alone and is no sentence; «Figur 2 viser at …» is one. */
function isCaption(texts: readonly string[], at: number): boolean {
  const text = texts[at] ?? ''
  if (!caption.test(text)) return false
  const next = texts[at + 1] ?? ''
  const alone = next === '' || /https?:\/\//.test(next)
  return alone && !/\.$/.test(text) && !/^\p{L}+\s*\d+\s+(?:viser|og|er|under|over|til)\b/iu.test(text)
}

/** A number of up to three digits between empty lines, where no word of the text waits for it. */
function isLonePageNumber(texts: readonly string[], at: number): boolean {
  if (!/^\d{1,3}$/.test(texts[at] ?? '') || texts[at - 1] !== '' || texts[at + 1] !== '') return false
  let before = at - 2
  while (before > at - 6 && texts[before] === '') before -= 1
  return /[.!?:]$|^$/.test(texts[before] ?? '')
}

const organisation =
  /(?:direktoratet?|departementet?|instituttet?|helsenett(?: SF)?|etaten|tilsynet|kommune|RHF|HF|SF|AS)$/

/**
 * «Direktoratet 71», «Direktoratet 72», «Direktoratet 73»: the same words with a number that counts pages. A name of
 * an organisation with the same number again and again is one too.
 */
function countingFooters(texts: readonly string[]): readonly number[] {
  const found = texts.flatMap((text, at) => {
    const [, words, number] = (text.length < 80 && numbered.exec(text)) || []
    return words === undefined || countedThings.test(words) ? [] : [{ words, at, number: Number(number) }]
  })
  return [...Map.groupBy(found, ({ words }) => words)]
    .filter(([words, group]) => group.length >= 3 && (organisation.test(words) || counts(group)))
    .flatMap(([, group]) => group.map(({ at }) => at + 1))
}

function counts(group: readonly { readonly number: number }[]): boolean {
  return group.every((each, at) => at === 0 || each.number > (group[at - 1]?.number ?? 0))
}
