import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderHtml } from '../../protocols/web/html.ts'
import { makeRegistry } from '../../protocols/web/registry.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { clientRoutes } from './client-routes.ts'
import { memoryBoxClients } from './client-store.memory.ts'

const now = new Date('2026-11-22T10:00:00Z')

for (const [origin, told] of [
  ['http://127.0.0.1:8787', true],
  ['https://box.example', false],
] as const) {
  test(`issue 6, item 5: clients are ${told ? '' : 'not '}listed at ${origin}: an id opens a client’s log and faults`, async () => {
    const clients = memoryBoxClients()
    await clients.add({
      ...{ id: 'f3a4c1de', name: 'Eksempel EPJ', uses: ['system'], tenancy: 'single-tenant', orgNumber: '200000005' },
      ...{ scopes: [], redirectUris: [], keys: [], registered: now },
    })
    const issuer = `${origin}/x`
    const routes = clientRoutes({
      issuers: { helseId: issuer, idPorten: issuer, maskinporten: issuer, testToken: issuer },
      clients,
      apis: [],
      exampleOrgNumber: () => '200000005',
      firstCall: {
        ...{ machine: { program: '', url: origin }, professional: { program: '', url: origin }, scope: '' },
        ...{ headers: () => ({}), patient: async () => '24868600035' },
      },
      now: () => now,
      newId: () => 'id',
    })
    const list = makeRegistry(routes)
      .http()
      .find(({ id }) => id === 'box-clients')!
    // Only the language of the request is looked at.
    const { answer } = await list.prepare({ language: 'nb' } as WebRequest)
    const shown = await answer(new Set())
    assert.equal(shown.kind === 'page' && renderHtml(shown.page.main).includes('f3a4c1de'), told)
  })
}
