import type { Asking } from './national-sources.ts'

/**
 * The ground that opens what the person has restricted, where an emergency is opened; nothing is stated otherwise. What
 * cannot be overruled stays closed: that is for the source (norway.md has the header, the facades called HIT).
 */
export function emergencyBasis({ emergency }: Asking): { readonly headers?: Readonly<Record<string, string>> } {
  return emergency ? { headers: { 'nhn-access-basis': 'AKUTT' } } : {}
}
