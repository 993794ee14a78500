import { isText, type Text } from './language.ts'

const markup: unique symbol = Symbol('markup')

/** Markup that is safe to send: made by `html`, or vouched for through `unescaped`. */
export type Html = { readonly [markup]: string }

/** What may stand in a hole of an `html` template. Lists are joined; `undefined`, `null` and `false` leave nothing. */
export type HtmlValue = Html | Text | string | number | undefined | null | false | readonly HtmlValue[]

type Hole = 'content' | 'attribute' | 'address' | 'tag'

/**
 * Escaping template: every value is escaped for the place it stands in, unless it is `Html` already.
 *
 * A `Text` in another language than the page's becomes a `span` with its `lang`. An address (`href`, `src`, `action`,
 * `data`) that is neither relative nor http(s), mailto or tel becomes `#`.
 *
 * @throws TypeError when a hole stands in an unquoted attribute, a handler or a style: a fault in the template itself
 */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  const holes = holesOf(strings)
  let out = strings[0]!
  for (let i = 0; i < values.length; i++) out += rendered(values[i], holes[i]!) + strings[i + 1]!
  return { [markup]: out }
}

/** Vouches for markup made elsewhere: only for what has been sanitised or is our own drawing. */
export function unescaped(safe: string): Html {
  return { [markup]: safe }
}

/** The characters to send. */
export function renderHtml(page: Html): string {
  return page[markup]
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(value: string): string {
  return /[&<>"']/.test(value) ? value.replace(/[&<>"']/g, (c) => entities[c]!) : value
}

function rendered(value: HtmlValue, hole: Hole): string {
  if (value === undefined || value === null || value === false) return ''
  if (typeof value === 'string') return escaped(hole === 'address' ? safeAddress(value) : value)
  if (typeof value === 'number') return String(value)
  if (isText(value)) return hole === 'content' ? spoken(value) : escaped(value.plain)
  if (isMarkup(value)) return value[markup]
  return value.map((each) => rendered(each, hole)).join('')
}

function spoken(text: Text): string {
  return text.borrowed ? `<span lang="${text.language}">${escaped(text.plain)}</span>` : escaped(text.plain)
}

function isMarkup(value: Html | readonly HtmlValue[]): value is Html {
  return markup in value
}

function safeAddress(address: string): string {
  // Browsers drop control characters and blanks before they read the scheme.
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address.replace(/[\p{Cc}\s]/gu, ''))?.[1]
  return scheme === undefined || /^(https?|mailto|tel)$/i.test(scheme) ? address : '#'
}

const known = new WeakMap<TemplateStringsArray, readonly Hole[]>()

function holesOf(strings: TemplateStringsArray): readonly Hole[] {
  const before = known.get(strings)
  if (before) return before
  const holes = strings.slice(0, -1).map((_, i) => holeAfter(strings.slice(0, i + 1).join('')))
  known.set(strings, holes)
  return holes
}

function holeAfter(before: string): Hole {
  const tag = before.slice(before.lastIndexOf('<'))
  if (!before.includes('<') || !insideTag(tag)) return 'content'
  const attribute = /([^\s"'<>/=]+)\s*=\s*"[^"]*$/.exec(tag)?.[1]?.toLowerCase()
  if (attribute === undefined) {
    if (/=\s*'?$/.test(tag)) throw new TypeError('A value stands in an attribute without double quotes')
    return 'tag'
  }
  if (attribute.startsWith('on') || attribute === 'style') throw new TypeError(`A value stands in ${attribute}`)
  const startsAddress = /(^|\s)(href|src|action|formaction|data)\s*=\s*"$/i.test(tag)
  return startsAddress ? 'address' : 'attribute'
}

function insideTag(tag: string): boolean {
  return !tag
    .replace(/"[^"]*"/g, '')
    .replace(/"[^"]*$/, '')
    .includes('>')
}
