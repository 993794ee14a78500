import type { Text } from '../../standards/cda/datatypes.ts'
import { extensionOf, NARRATIVE_LINK } from './extensions.ts'
import { asArray, type Row, row, shared } from './map.ts'

type Narrated = { readonly text?: Text | undefined }

const linkRow = row<Narrated>(
  'extension(narrativeLink)',
  ['text'],
  ({ text }, resource) => {
    if (text?.reference)
      resource.extension = [...asArray(resource.extension), { url: NARRATIVE_LINK, valueUrl: text.reference }]
  },
  (resource) => {
    const reference = extensionOf(resource, NARRATIVE_LINK)?.valueUrl
    return reference === undefined ? {} : { text: { reference } }
  },
)

/** `text/reference` of a statement to the narrativeLink extension: the words in the section that say the same. */
export function narrativeLinkRow<M extends Narrated>(): Row<M> {
  return shared<Narrated, M>(linkRow)
}
