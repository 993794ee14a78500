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
  /** Characters of an element's or attribute's name, prefix included. */
  readonly name: number
  /** Different sets of namespace declarations. */
  readonly scopes: number
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
  name: 256,
  scopes: 2_000,
}
