import { buildExact } from './exact-build.ts'
import { defaultLimits, type Limits } from './limits.ts'
import { readableText } from './parse.ts'

/**
 * An element as Canonical XML sees it: with its prefix, its namespace declarations and processing instructions, and the
 * place of its octets. Comments are left out, since no signature we accept covers them.
 */
export type ExactElement = {
  /** The empty string for none. */
  readonly prefix: string
  /** Local name. */
  readonly name: string
  /** Namespace URI, or the empty string. */
  readonly ns: string
  /** In document order, without namespace declarations. */
  readonly attributes: readonly ExactAttribute[]
  /** Every namespace in force here by prefix, `xml` apart; the empty prefix only when there is a default namespace. */
  readonly inScope: ReadonlyMap<string, string>
  /** The prefixes that this tag itself declares, the empty one for the default namespace. */
  readonly declares: readonly string[]
  readonly children: readonly ExactNode[]
  readonly parent: ExactElement | null
  /** Characters of `ExactDocument.text` from `<` of the start tag to after `>` of the end tag. */
  readonly start: number
  readonly end: number
}

export type ExactAttribute = {
  readonly prefix: string
  readonly name: string
  readonly ns: string
  readonly value: string
}

export type ExactInstruction = { readonly target: string; readonly data: string }

/** Neighbouring text is one string, CDATA included. */
export type ExactNode = ExactElement | ExactInstruction | string

export type ExactDocument = {
  readonly root: ExactElement
  /** The document as decoded, its line ends line feeds. */
  readonly text: string
  /** Whether processing instructions stand outside the root, which a signature over the whole document would cover. */
  readonly instructionsOutside: boolean
}

/**
 * Reads a document for the sake of its signatures, with the bounds and refusals of `parseXml`.
 *
 * @throws Problem as `parseXml`
 */
export function parseExact(bytes: Uint8Array, limits: Partial<Limits> = {}): ExactDocument {
  const bounds = { ...defaultLimits, ...limits }
  return buildExact(readableText(bytes, bounds), bounds)
}

/** The child elements, text and instructions left out. */
export function exactElements({ children }: ExactElement): ExactElement[] {
  return children.filter(isElement)
}

/** Whether a node is an element. */
export function isElement(node: ExactNode): node is ExactElement {
  return typeof node !== 'string' && 'children' in node
}
