import { textOf } from '../../platform/xml/tree.ts'
import { attributes, put, plain, part, putPart } from './datatype-parts.ts'
import type { Identifier, Text, Coded, Telecom } from './datatypes.ts'
import { type Codec, child, firstChild } from './template.ts'

/** II */
export const ii: Codec<Identifier> = plain('root', 'extension', 'assigningAuthorityName', 'nullFlavor')

/** CS: a code of the one system its place allows. */
export const cs: Codec<Coded> = plain('code', 'nullFlavor')

/** TEL */
export const tel: Codec<Telecom> = plain('value', 'use', 'nullFlavor')

/** INT, and anything else that is one value. */
export const int: Codec<{ readonly value?: string; readonly nullFlavor?: string }> = plain('value', 'nullFlavor')

/** ED, and ST where a reference may stand in its place. */
export const ed: Codec<Text> = {
  read(element, reading) {
    const reference = firstChild(element, 'reference')?.attributes.value
    // Words in place are the sender's own; the reference is followed only where there are none.
    const text = textOf(element).trim() || (reference === undefined ? undefined : reading.resolve(reference))
    return {
      ...(text ? { text } : {}),
      ...(reference === undefined ? {} : { reference }),
      ...attributes(element, ['nullFlavor']),
    }
  },
  write(value, into) {
    put(into, value, ['nullFlavor'])
    if (value.reference !== undefined) child(into, 'reference').attributes.value = value.reference
    else if (value.text !== undefined) into.children.push(value.text)
  },
}

/** ST: character data, white space at the ends left out. */
export const st: Codec<string> = {
  read: (element) => textOf(element).trim(),
  write: (value, into) => void into.children.push(value),
}

const codedAttributes = [
  'code',
  'codeSystem',
  'codeSystemName',
  'codeSystemVersion',
  'displayName',
  'nullFlavor',
] as const

/** CD, CE and CV, whose translations are of the same type. */
export const cd: Codec<Coded> = {
  read(element, reading) {
    const coded: { -readonly [K in keyof Coded]: Coded[K] } = attributes(element, codedAttributes)
    const translations: Coded[] = []
    const qualifiers: { name?: Coded; value?: Coded }[] = []
    for (const node of element.children) {
      if (typeof node === 'string') continue
      if (node.name === 'originalText') coded.originalText = ed.read(node, reading)
      else if (node.name === 'translation') translations.push(cd.read(node, reading))
      else if (node.name === 'qualifier')
        qualifiers.push({ ...part(node, 'name', cd, reading), ...part(node, 'value', cd, reading) })
    }
    if (translations.length > 0) coded.translations = translations
    if (qualifiers.length > 0) coded.qualifiers = qualifiers
    return coded
  },
  write(value, into) {
    put(into, value, codedAttributes)
    putPart(into, 'originalText', value.originalText, ed)
    for (const qualifier of value.qualifiers ?? []) {
      const made = child(into, 'qualifier')
      putPart(made, 'name', qualifier.name, cd)
      putPart(made, 'value', qualifier.value, cd)
    }
    for (const translation of value.translations ?? []) cd.write(translation, child(into, 'translation'))
  },
}
