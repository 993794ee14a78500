import { createHmac, timingSafeEqual } from 'node:crypto'
import { Problem } from '../../kernel/problem.ts'
import type { SignedIn } from '../gate/access.ts'
import { type Html, html } from './html.ts'
import type { WebRequest } from './request.ts'

/** The name of the field that a form carries its mark in. */
const markField = 'merke'

/** What a form of this visit must hold, beside what browsers say of where it comes from: only a page of ours can know it. */
export function formMark(secret: Uint8Array, purpose: string, { person }: Pick<WebRequest, 'person'>): string {
  return createHmac('sha256', secret)
    .update(JSON.stringify([purpose, person?.visit]))
    .digest('base64url')
}

/**
 * Who sent a form that changes how the program runs.
 *
 * @throws Problem `forbidden` (`form-not-ours`) when the form does not hold the mark of this visit
 */
export function senderOf(secret: Uint8Array, purpose: string, request: WebRequest): SignedIn {
  const given = Buffer.from(request.form.get(markField) ?? '')
  const right = Buffer.from(formMark(secret, purpose, request))
  const { person } = request
  if (!person || given.length !== right.length || !timingSafeEqual(given, right)) {
    throw new Problem('forbidden', 'form-not-ours', 'The form is not of this visit')
  }
  return person
}

/** The mark in a form. */
export function markInput(mark: string): Html {
  return html`<input type="hidden" name="${markField}" value="${mark}">`
}
