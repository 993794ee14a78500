/** An HL7 v3 instance identifier: a number and who gave it (data type II). */
export type InstanceIdentifier = {
  /** OID of the assigning authority, without a prefix. */
  readonly root: string
  readonly extension: string
}

/**
 * As a patient stands in XDS metadata and in the treatment relationship assertion: `extension^^^&root&ISO` (IHE ITI TF-3,
 * 4.2.3.1.7, data type CX).
 */
export function toCx({ root, extension }: InstanceIdentifier): string {
  return `${extension}^^^&${root}&ISO`
}

/** What `toCx` wrote; undefined for anything else, also for a number whose authority is not an OID. */
export function fromCx(text: string): InstanceIdentifier | undefined {
  const [, extension, root] = /^([^^&]+)\^\^\^&([0-2](?:\.(?:0|[1-9]\d*))+)&ISO$/.exec(text) ?? []
  return extension === undefined || root === undefined ? undefined : { root, extension }
}

/** Whether both name the same: authority and number, each exactly. */
export function sameIdentifier(one: InstanceIdentifier, other: InstanceIdentifier): boolean {
  return one.root === other.root && one.extension === other.extension
}
