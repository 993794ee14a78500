import assert from 'node:assert/strict'
import { test } from 'node:test'
import { services } from '../../national-services/index.ts'
import { serviceWords } from './service-texts.ts'

for (const { service } of services) {
  test(`${service.id} says what it is for in Norwegian, and not in the contract’s English`, () => {
    for (const language of ['nb', 'nn'] as const) assert.equal(serviceWords(service, language).language, language)
  })
}
