import { Problem } from '../../kernel/problem.ts'
import type { WebRequest } from '../../protocols/web/request.ts'

/** What an answer can be written as. */
export type Form = 'fhir' | 'original'

/** Which forms a media type, or a word of `_format`, names (https://hl7.org/fhir/R4/http.html#mime-type). */
const forms: Readonly<Record<string, Form>> = {
  'application/fhir+json': 'fhir',
  'application/json': 'fhir',
  'text/json': 'fhir',
  json: 'fhir',
  'text/xml': 'original',
  'application/xml': 'original',
  'application/hl7-cda+xml': 'original',
}

/**
 * The first form that is asked for and that there is. `_format` comes before `Accept`; without either, or where anything
 * will do, it is the first that there is.
 *
 * @param there what there is, at least one
 * @throws Problem `unsupported` (`not-acceptable`)
 */
export function formWanted(
  { headers: { accept = '' }, query, form }: Pick<WebRequest, 'headers' | 'query' | 'form'>,
  there: readonly [Form, ...Form[]],
): Form {
  const wanted = query.get('_format') ?? form.get('_format') ?? accept
  if (wanted.trim() === '') return there[0]
  for (const range of rangesOf(wanted)) {
    if (range === '*/*' || range === 'application/*') return there[0]
    const named = forms[range]
    if (named && there.includes(named)) return named
  }
  throw new Problem('unsupported', 'not-acceptable', 'This is not written in the form that is asked for')
}

/** The best first, of equals the first; `q=0` is not wanted. A plus that came as a space is a plus again. */
function rangesOf(wanted: string): readonly string[] {
  return wanted
    .split(',')
    .map((part) => {
      const [range = '', ...parameters] = part.split(';').map((each) => each.trim().toLowerCase())
      const quality = parameters.find((each) => each.startsWith('q='))
      return { range: range.replace('fhir json', 'fhir+json'), quality: quality ? Number(quality.slice(2)) : 1 }
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((one, other) => other.quality - one.quality)
    .map(({ range }) => range)
}
