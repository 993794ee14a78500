import type { Text } from '../../standards/cda/datatypes.ts'
import { extensionOf, NARRATIVE_LINK } from './extensions.ts'
import { asArray, type Row, row } from './map.ts'

/** `text/reference` of a statement to the narrativeLink extension: the words in the section that say the same. */
export function narrativeLinkRow<M extends { readonly text?: Text | undefined }>(): Row<M> {
  return row<M>(
    'extension(narrativeLink)',
    ['text' as keyof M & string],
    ({ text }, resource) => {
      if (text?.reference)
        resource.extension = [...asArray(resource.extension), { url: NARRATIVE_LINK, valueUrl: text.reference }]
    },
    (resource) => {
      const reference = extensionOf(resource, NARRATIVE_LINK)?.valueUrl
      return (reference === undefined ? {} : { text: { reference } }) as { readonly [K in keyof M]?: M[K] }
    },
  )
}
