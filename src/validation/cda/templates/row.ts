/** A document type of `document-types.ts`, by its key. */
export type DocumentKind =
  | 'patient-summary'
  | 'prescription'
  | 'dispensation'
  | 'medication-overview'
  | 'encounter-report'
  | 'discharge-report'
  | 'laboratory-report'
  | 'imaging-report'
  | 'image'

/** A published template as it stands in our tables. */
export type TemplateRow = {
  /** Tail under the eHDSI node, or the whole OID of another's. */
  readonly id: string
  /** Day of the version followed. */
  readonly version: string
  /** The documents whose rules it belongs to: elsewhere its identifier binds nobody. */
  readonly documents: readonly DocumentKind[]
  /** One element and what it holds, as `notation.ts` reads it. */
  readonly notation: string
}

/** Rows of one version group, written short. */
export const rows = (
  documents: readonly DocumentKind[],
  version: string,
  notations: Readonly<Record<string, string>>,
): readonly TemplateRow[] => Object.entries(notations).map(([id, notation]) => ({ id, version, documents, notation }))
