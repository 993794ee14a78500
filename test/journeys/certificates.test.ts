import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { test } from 'node:test'
import { fingerprintOf } from '../../src/platform/x509/certificate.ts'
import { axe, picture, withBrowser } from '../browser.ts'
import { aCertificate, days } from '../certificates.ts'
import { aMask, aPartnerWorld, type PartnerWorld } from '../partner-world.ts'
import { olga, type PartnerPages, partnerPages } from './partner-pages.ts'

const path = '/drift/sertifikater'
const spaced = (sha256: string) => sha256.match(/.{4}/g)!.join(' ')

/** Finland approved, and a new TLS certificate and a new signer of it waiting. */
async function waiting(): Promise<PartnerWorld & { readonly renewed: string }> {
  const world = await aPartnerWorld()
  for (const service of ['patient-identification', 'document-query', 'document-retrieve', 'search-mask'] as const) {
    world.publish(service)
  }
  await world.keeper.refresh()
  await world.approveAll()
  const renewed = await aCertificate('tls', 'FI', world.root, { notAfter: days(40) })
  world.publish('document-query', { certificate: renewed.certificate })
  world.publish('identity-assertion', { certificate: world.signature.certificate })
  await world.keeper.refresh()
  return { ...world, renewed: fingerprintOf(renewed.certificate) }
}

const pemOf = (der: Uint8Array) => new X509Certificate(der).toString()

for (const javaScriptEnabled of [true, false]) {
  test(
    `issue 5, item 3: an operator compares, approves, refuses and brings in, ${javaScriptEnabled ? 'with' : 'without'} script`,
    withBrowser(
      async ({ page, foreignRequests, pageErrors }) => {
        const world = await waiting()
        await using pages = await partnerPages(world)
        await page.goto(`${pages.origin}${path}`)
        await page.getByRole('heading', { level: 1, name: 'Sertifikater' }).waitFor()
        await page.getByText('2 ting venter på godkjenning.').waitFor()
        const card = page.getByRole('article', { name: /Finland: TLS-tjener/ })
        const text = await card.textContent()
        for (const sha256 of [world.renewed, fingerprintOf(world.tls.certificate)])
          assert.ok(text?.includes(spaced(sha256)))
        if (javaScriptEnabled) {
          assert.deepEqual(await axe(page, { alsoBestPractice: true }), [])
          await picture(page, 'certificates-waiting')
        }
        await card.getByRole('button', { name: /^Godkjenn/ }).click()
        await page.getByText('Én ting venter på godkjenning.').waitFor()
        assert.equal(world.keeper.directory.endpoint('FI', 'document-query')?.sha256, world.renewed)
        await page
          .getByRole('article', { name: /Signering av attester/ })
          .getByRole('button', { name: /^Avvis/ })
          .click()
        await page.getByText('Ingenting venter på godkjenning.').waitFor()
        assert.deepEqual(world.keeper.directory.trustedSigner(world.signature.certificate, days(0)), {
          fault: 'refused',
        })
        await page.getByRole('region', { name: 'Siste avgjørelser' }).getByText('avvist av Olga Operatør').waitFor()

        await page.getByRole('button', { name: 'Legg inn og godkjenn' }).click()
        await page.getByRole('alert').waitFor()
        for (const fault of ['Velg landet', 'Velg hva', 'Lim inn ett']) {
          await page.getByRole('alert').getByText(fault).waitFor()
        }
        if (javaScriptEnabled) assert.deepEqual(await axe(page, { alsoBestPractice: true }), [])
        await page.getByLabel('Land', { exact: true }).selectOption('FI')
        await page.getByLabel('Bruk', { exact: true }).selectOption('tls-client')
        await page.getByLabel('Sertifikatet (PEM)').fill(pemOf(world.seal.certificate))
        await page.getByRole('button', { name: 'Legg inn og godkjenn' }).click()
        await page.getByRole('alert').getByText('ikke laget for denne bruken').waitFor()
        if (javaScriptEnabled) await picture(page, 'certificates-refused')
        await page.getByLabel('Sertifikatet (PEM)').fill(`\n${pemOf(world.tls.certificate)}\n`)
        await page.getByRole('button', { name: 'Legg inn og godkjenn' }).click()
        await page.getByText('Ingenting venter på godkjenning.').waitFor()
        assert.deepEqual(world.keeper.directory.trustedPeer(world.tls.certificate, days(0)), { country: 'FI' })

        // What stops exchanges is asked about once more, with what it will do.
        const line = page.getByRole('row', { name: /TLS-klient/ })
        await line.getByText(/^Trekk tilbake/).click()
        await line.getByText('Landet kan ikke lenger spørre oss').waitFor()
        if (javaScriptEnabled) assert.deepEqual(await axe(page, { alsoBestPractice: true }), [])
        await line.getByRole('button', { name: /^Ja, trekk tilbake/ }).click()
        await page
          .getByRole('row', { name: /TLS-klient/ })
          .getByRole('button', { name: /^Godkjenn likevel/ })
          .waitFor()
        assert.deepEqual(world.keeper.directory.trustedPeer(world.tls.certificate, days(0)), { fault: 'refused' })

        await page.getByRole('button', { name: 'Hent for alle land' }).click()
        await page.getByRole('heading', { level: 1, name: 'Sertifikater' }).waitFor()
        if (javaScriptEnabled) await picture(page, 'certificates-done')
        assert.deepEqual(
          [foreignRequests, pageErrors.filter((error) => !error.includes('422')), pages.failures],
          [[], [], pages.failures],
        )
      },
      { javaScriptEnabled },
    ),
  )
}

test(
  'issue 5, item 3: the page in each language, narrow and empty, breaks no rule of WCAG 2.2 AA',
  withBrowser(
    async ({ page, pageErrors }) => {
      const world = await waiting()
      await using pages = await partnerPages(world)
      for (const [language, heading] of [
        ['nb', 'Sertifikater'],
        ['nn', 'Sertifikat'],
        ['en', 'Certificates'],
        ['se', 'Sertifikater'],
      ]) {
        await page.goto(`${pages.origin}${path}?lang=${language}`)
        await page.getByRole('heading', { level: 1, name: heading! }).waitFor()
        assert.deepEqual(await axe(page, { alsoBestPractice: true }), [], language)
        await picture(page, `certificates-narrow-${language}`)
        const wide = await page.evaluate<number>(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        )
        assert.equal(wide, 0, 'nothing beyond the edge')
      }
      await using empty = await partnerPages(await aPartnerWorld())
      await page.goto(`${empty.origin}${path}`)
      assert.deepEqual(await axe(page, { alsoBestPractice: true }), [])
      assert.deepEqual(pageErrors, [])
    },
    { viewport: { width: 360, height: 800 } },
  ),
)

/** A picture of one pixel: PNG (ISO/IEC 15948). */
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII='

test(
  'issue 5, item 3: whoever approves a search mask sees what clinicians will see',
  withBrowser(async ({ page, pageErrors }) => {
    const world = await waiting()
    const media = `<media description="Kortets forside"><mediaContent>${pixel}</mediaContent></media>`
    world.publish('search-mask', { extension: aMask('FI', '1.2.9', media) })
    await world.keeper.refresh()
    await using pages = await partnerPages(world)
    await page.goto(`${pages.origin}${path}`)
    const card = page.getByRole('article', { name: /Finland: Søkeskjema/ })
    await card.getByText('1.2.9').waitFor()
    const picture = card.getByRole('img', { name: 'Kortets forside' })
    await picture.scrollIntoViewIfNeeded()
    assert.equal(await page.evaluate<number>(`document.querySelector('.pd-picture').naturalWidth`), 1)
    const answer = await page.request.get(`${pages.origin}${await picture.getAttribute('src')}`)
    const headers = answer.headers()
    assert.deepEqual([headers['content-type'], headers['x-content-type-options']], ['image/png', 'nosniff'])
    assert.deepEqual(await axe(page, { alsoBestPractice: true }), [])
    for (const none of [
      'FI/x/0',
      `SE/${fingerprintOf(world.seal.certificate)}/0`,
      `FI/${fingerprintOf(world.seal.certificate)}/0`,
    ]) {
      assert.equal((await page.request.get(`${pages.origin}${path}/bilde/${none}`)).status(), 404)
    }
    assert.deepEqual(pageErrors, [])
  }),
)

const fetched = (pages: PartnerPages, to: string, form?: Record<string, string>) =>
  fetch(`${pages.origin}${to}`, {
    redirect: 'manual',
    headers: { 'sec-fetch-site': 'same-origin', 'accept-language': 'nb' },
    ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
  })

test('issue 5, item 3: whom to trust is for operators only', async () => {
  await using pages = await partnerPages(await waiting())
  for (const role of ['doctor', 'council-administrator', 'citizen'] as const) {
    pages.visit.person = { ...olga, role }
    const answer = await fetched(pages, path)
    assert.equal(answer.status, 403)
    assert.match(await answer.text(), /drifter kontaktpunktet/)
  }
  pages.visit.person = undefined
  assert.ok((await fetched(pages, path)).status >= 300)
})

test('issue 5, item 3: a form without the mark of this visit changes nothing', async () => {
  const world = await waiting()
  await using pages = await partnerPages(world)
  const before = JSON.stringify(world.keeper.inventory().map(({ pin }) => [pin.sha256, pin.state]))
  const page = await (await fetched(pages, path)).text()
  const merke = /name="merke" value="([^"]+)"/.exec(page)![1]!
  const { pin } = world.keeper.inventory().find((item) => item.pin.state === 'waiting')!
  const decision = { land: pin.country, bruk: pin.use, avtrykk: pin.sha256, dom: 'approved' }
  for (const [form, status] of [
    [decision, 403],
    [{ ...decision, merke: '' }, 403],
    [{ ...decision, merke: `${merke.slice(1)}x` }, 403],
    [{ ...decision, merke, avtrykk: 'f'.repeat(64) }, 404],
    [{ ...decision, merke, bruk: 'everything' }, 404],
    [{ ...decision, merke, dom: 'maybe' }, 404],
  ] as const) {
    assert.equal((await fetched(pages, `${path}/avgjor`, form)).status, status)
  }
  for (const other of ['hent', 'importer']) assert.equal((await fetched(pages, `${path}/${other}`, {})).status, 403)
  pages.visit.person = { ...olga, visit: 'another' }
  assert.equal((await fetched(pages, `${path}/avgjor`, { ...decision, merke })).status, 403)
  assert.equal(JSON.stringify(world.keeper.inventory().map(({ pin: now }) => [now.sha256, now.state])), before)
  pages.visit.person = olga
  assert.equal((await fetched(pages, `${path}/avgjor`, { ...decision, merke })).status, 303)
  assert.deepEqual(
    pages.failures.filter((error) => !(error instanceof Error && error.name === 'Problem')),
    [],
  )
})
