import type { HeaderRule } from './national-service.ts'

/** Role of the professional, as the facades that Norsk helsenett calls HIT take it. */
export const userRole: HeaderRule = {
  name: 'nhn-user-role',
  required: false,
  what: 'Role of the professional (Volven 9060), URL-encoded JSON with system and code',
  pattern: /^[\w%.:~-]+$/,
  example: '%7B%22system%22%3A%22urn%3Aoid%3A2.16.578.1.12.4.1.1.9060%22%2C%22code%22%3A%22LE%22%7D',
}

/** Which system calls. */
export const sourceSystem: HeaderRule = {
  name: 'nhn-source-system',
  required: true,
  what: 'Which system calls, with its version',
  pattern: /^.{3,512}$/u,
  example: 'Eksempel EPJ 1.0',
}

/** What a call is followed by. */
export const eventId: HeaderRule = {
  name: 'nhn-event-id',
  required: false,
  what: 'Follows the call through all systems',
  pattern: /^[\x21-\x7e]{1,128}$/,
  example: '7d9f0c1a-8f0e-4f6a-9a6f-0d5c8c6c1f11',
}

/** Whom a call is about. */
export const patient: HeaderRule = {
  name: 'nhn-patient-nin',
  required: true,
  what: 'National number of the patient: never in the address',
  pattern: /^\d{11}$/,
  example: '24868600035',
}

/** What opens what the person keeps back, where a service lets it. */
export const accessBasis: HeaderRule = {
  name: 'nhn-access-basis',
  required: false,
  what: 'On what ground a restriction is opened',
  pattern: /^(SAMTYKKE|AKUTT|UNNTAK)$/,
  example: 'SAMTYKKE',
}

/** Whether what is kept back is opened, since the patient said so or in an emergency; `UNNTAK` opens nothing. */
export function opensRestriction(headers: Readonly<Record<string, string>>): boolean {
  return /^(SAMTYKKE|AKUTT)$/.test(headers[accessBasis.name] ?? '')
}

/** Headers of the facades. */
export const hitHeaders: readonly HeaderRule[] = [userRole, sourceSystem, eventId]
