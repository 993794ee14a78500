/** How much of a document we are willing to hold, whoever sent it. */
export type Limits = {
  /** Bytes of the file as received. */
  readonly bytes: number
  /** Elements inside each other. */
  readonly depth: number
  /** Elements in the whole document. */
  readonly elements: number
  /** Attributes on one element, namespace declarations included. */
  readonly attributes: number
  /** Attributes in the whole document. */
  readonly allAttributes: number
  /** Different attribute names in the whole document. */
  readonly attributeNames: number
  /** Characters of an element's or attribute's name, prefix included. */
  readonly name: number
  /** Different sets of namespace declarations. */
  readonly scopes: number
  /** Characters that cost the parser a hundred times what others do; see `refuseSlowMarkup`. */
  readonly slow: number
}

/**
 * Twenty megabytes is what MyHealth@EU documents may weigh with a PDF inside. The others are several times what real
 * documents use, and low enough that reaching them takes well under a second.
 */
export const defaultLimits: Limits = {
  bytes: 20 * 1024 * 1024,
  depth: 200,
  elements: 500_000,
  attributes: 256,
  allAttributes: 1_000_000,
  attributeNames: 5_000,
  name: 256,
  scopes: 2_000,
  slow: 2_000_000,
}
