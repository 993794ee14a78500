import { ownText } from '../../platform/xml/tree.ts'
import { attributes, put } from './datatype-parts.ts'
import type { Name, Address, Part } from './datatypes.ts'
import { type Codec, child } from './template.ts'

/** A name or an address: its parts in order. */
export const en: Codec<Name> = {
  read: (element) => ({
    ...attributes(element, ['use', 'nullFlavor']),
    parts: element.children.flatMap((node): Part[] => {
      if (typeof node !== 'string')
        return [{ part: node.name, text: ownText(node).trim(), ...attributes(node, ['qualifier', 'nullFlavor']) }]
      return node.trim() ? [{ part: '', text: node.trim() }] : []
    }),
  }),
  write(value, into) {
    put(into, value, ['use', 'nullFlavor'])
    for (const { part, text, ...rest } of value.parts) {
      if (!part) {
        into.children.push(text)
        continue
      }
      const made = child(into, part)
      put(made, rest, ['qualifier', 'nullFlavor'])
      if (text) made.children.push(text)
    }
  },
}

/** AD */
export const ad: Codec<Address> = en
