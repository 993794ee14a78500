import type { Text } from '../../standards/cda/datatypes.ts'
import type { Annotation, Extended } from '../../standards/fhir/datatypes.ts'
import { extensionOf, NARRATIVE_LINK } from './extensions.ts'
import type { Both } from './map.ts'

/**
 * ED to a `text` element: the words, and by the narrativeLink extension where in the section they stand. A reference
 * that leads nowhere is kept only beside words.
 */
export const words: Both<Text, { readonly text?: string; readonly _text?: Extended }> = {
  to: ({ text, reference }) =>
    text || reference
      ? {
          ...(text ? { text } : {}),
          ...(reference ? { _text: { extension: [{ url: NARRATIVE_LINK, valueUrl: reference }] } } : {}),
        }
      : undefined,
  from({ text, _text }) {
    const reference = extensionOf(_text, NARRATIVE_LINK)?.valueUrl
    if (text === undefined && reference === undefined) return undefined
    return { ...(text === undefined ? {} : { text }), ...(reference === undefined ? {} : { reference }) }
  },
}

/** Narrative or plain text to a note, which must have words. */
export const annotation: Both<Text, Annotation> = {
  to: (value) => (value.text ? { text: value.text, ...words.to(value) } : undefined),
  from: (value) => words.from(value),
}

export const plainText: Both<Text, string> = { to: ({ text }) => text || undefined, from: (text) => ({ text }) }

/** A value that FHIR and the model write alike. */
export const asIs: Both<string, string> = { to: (value) => value || undefined, from: (value) => value }
