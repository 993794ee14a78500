import { strict as assert } from 'node:assert'
import { type TestContext, test } from 'node:test'
import { type PeopleIssuerName, peopleIssuers } from './conversation.ts'

/** What a standard demands of an issuer (MUST, REQUIRED), and how it is seen. */
export type Must = readonly [
  source: string,
  says: string,
  seen: (t: TestContext, issuer: PeopleIssuerName) => Promise<void>,
]

/** An answer, as the tests look into it. */
export type Json = Readonly<Record<string, unknown>>

/** A test of each, for each issuer that signs people in. */
export function testMusts(musts: readonly Must[]): void {
  for (const [source, says, seen] of musts) {
    for (const issuer of peopleIssuers) test(`${source}, ${issuer}: ${says}`, (t) => seen(t, issuer))
  }
}

/** That an answer says no by one of these words. */
export function refusedAs({ body }: { readonly body: Json }, ...errors: readonly string[]): void {
  assert.ok(errors.includes(String(body.error)), JSON.stringify(body))
}

/** A member that must be a list. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : assert.fail('No list')
}

/** Now, in seconds since 1970. */
export function seconds(): number {
  return Math.floor(Date.now() / 1000)
}
