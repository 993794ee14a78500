import type { FirstCall } from '../client-routes.ts'

/** The program that gets a token for a machine and makes a call with it, for one client. The private key lies beside it. */
export function firstCallProgram(client: string, issuer: string, { program, scope, url, headers }: FirstCall): string {
  const filled: Readonly<Record<string, string>> = { client, issuer, scope, url, headers: JSON.stringify(headers) }
  return program.replace(/\{\{(\w+)\}\}/g, (hole, name: string) => filled[name] ?? hole)
}
