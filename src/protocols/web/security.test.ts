import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pagePolicy } from './security.ts'

function formAction(formsEndAt?: string): string | undefined {
  const policy = pagePolicy({ formsEndAt })['content-security-policy'] ?? ''
  return policy.split('; ').find((directive) => directive.startsWith('form-action'))
}

test('CSP3, 6.4.1: forms end at our own pages, and at another origin where the page says so', () => {
  assert.equal(formAction(), "form-action 'self'")
  for (const origin of [
    'https://epj.example',
    'http://127.0.0.1:3000',
    'http://localhost',
    'https://xn--bl-1ia.example',
  ]) {
    assert.equal(formAction(origin), `form-action 'self' ${origin}`)
  }
})

test('CSP3, 2.3.1: what is no origin by name is left out, and adds nothing to the policy', () => {
  for (const odd of [
    'https://a;sandbox',
    'https://a,b',
    'http://[::1]:3000',
    'https://*',
    'https:',
    '*',
    'null',
    "'unsafe-inline'",
  ]) {
    assert.equal(formAction(odd), "form-action 'self'")
  }
})
