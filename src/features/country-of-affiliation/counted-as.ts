import { createHmac } from 'node:crypto'

/** What requests for one identifier are counted by, whether or not anybody has it. */
export function countedAs(
  secret: Uint8Array,
  identifier: { readonly root: string; readonly extension: string },
): string {
  return createHmac('sha256', secret)
    .update(JSON.stringify(['brake', identifier.root, identifier.extension]))
    .digest('hex')
}
