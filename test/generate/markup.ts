/** One XML element of a document being written. Names carry their prefix: nothing here knows namespaces. */
export type Markup = {
  readonly name: string
  readonly attributes: Attributes
  readonly children: readonly Child[]
}

/** Attributes in the order they are written; an undefined one is left out. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>

/** What may stand inside an element. An undefined child is left out, a list is spread. */
export type Child = Markup | string | undefined | readonly Child[]

/** Makes an element: the test documents' own writer, so that they do not lean on the code they test. */
export function el(name: string, attributes: Attributes = {}, ...children: readonly Child[]): Markup {
  return { name, attributes, children }
}

/** Escapes a character that XML 1.0 does not allow bare in text or in a double-quoted attribute. */
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => escapes[character] ?? character)

function flat(children: readonly Child[]): readonly (Markup | string)[] {
  return children.flatMap((child): readonly (Markup | string)[] => {
    if (child === undefined) return []
    return typeof child === 'string' || 'name' in child ? [child] : flat(child)
  })
}

/** Writes an element indented by `step`, one blank by default so that a large summary stays small; an element with text of its own is kept on one line. */
export function render(element: Markup, step = ' ', margin = ''): string {
  const attributes = Object.entries(element.attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join('')
  const children = flat(element.children)
  const open = `${margin}<${element.name}${attributes}`
  if (children.length === 0) return `${open}/>`
  const close = `</${element.name}>`
  if (children.some((child) => typeof child === 'string')) {
    const inline = children.map((child) => (typeof child === 'string' ? escaped(child) : render(child, '', '')))
    return `${open}>${inline.join('')}${close}`
  }
  const newline = step === '' && margin === '' ? '' : '\n'
  const inner = children.map((child) => (typeof child === 'string' ? '' : render(child, step, margin + step)))
  return `${open}>${newline}${inner.join(newline)}${newline}${newline === '' ? '' : margin}${close}`
}
