import { SaxesParser } from 'saxes'

/** What reading XML costs by the library alone: the yardsticks of `knutepunkt bench`. Not for documents from outside. */

/** Well-formedness and namespaces checked, everything else thrown away. */
export function parseBare(text: string): void {
  new SaxesParser({ xmlns: true }).write(text).close()
}

type Plain = {
  readonly name: string
  readonly attributes: Record<string, string>
  readonly children: (Plain | string)[]
}

/** The plainest tree one can make of what the library tells. */
export function parsePlain(text: string): Plain {
  const parser = new SaxesParser({ xmlns: true })
  const root: Plain = { name: '', attributes: {}, children: [] }
  const open: Plain[] = [root]
  parser.on('opentag', (tag) => {
    const attributes: Record<string, string> = {}
    for (const [name, { value }] of Object.entries(tag.attributes)) attributes[name] = value
    const element: Plain = { name: tag.local, attributes, children: [] }
    open.at(-1)!.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => void open.pop())
  parser.on('text', (text) => void open.at(-1)!.children.push(text))
  parser.write(text).close()
  return root
}
