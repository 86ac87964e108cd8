import { chromium } from '/work/w-i18nb/node_modules/@playwright/test/index.mjs';
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const base = 'http://127.0.0.1:3477';
const errors = [];
async function as(user, lang, width) {
  const c = await b.newContext({ viewport: { width, height: width < 500 ? 800 : 900 }, baseURL: base, locale: 'en-GB' });
  const p = await c.newPage();
  p.on('console', (m) => m.type() === 'error' && errors.push(`${lang} ${width}: ${m.text().slice(0, 300)}`));
  p.on('pageerror', (e) => errors.push(`${lang} ${width}: ${String(e).slice(0, 300)}`));
  await p.goto('/sign-in'); await p.locator('#root, input[name=username]').first().fill(user); await p.locator('input[name=password]').fill('demo'); await p.locator('button[type=submit]').click();
  await p.waitForURL((u) => !u.pathname.startsWith('/sign-in'));
  await c.addCookies([{ name: 'taskward_language', value: lang, url: base }]);
  return p;
}
const wide = (p) => p.evaluate(() => [document.documentElement.scrollWidth, innerWidth, [...document.querySelectorAll('body *')].filter((e) => { const r = e.getBoundingClientRect(); return r.width > 0 && r.right > innerWidth + 1 && !e.closest('[class*=overflow-x-auto],.sr-only'); }).slice(0, 4).map((e) => e.tagName + ' ' + (e.textContent || '').slice(0, 60))]);
const first = await as('nurse', 'de', 1440);
const rows = (await (await first.request.get('/api/worklist?owner=me&limit=100')).json()).rows;
let form = null;
for (const r of rows) { const page = await (await first.request.get('/api/tasks/' + r.id)).json(); if (page.form && page.verbs.some((v) => v.verb === 'complete' && v.allowed)) { form = '/tasks/' + r.id; if (JSON.stringify(page.form).includes('"group"') || JSON.stringify(page.form).includes('dateTime')) break; } }
const patient = rows.find((r) => r.patient?.id)?.patient.id;
console.log(form, patient);
for (const lang of ['de', 'en-XA']) for (const width of [1440, 320]) {
  const p = await as('nurse', lang, width);
  const name = `/tmp/b/${lang}-${width}`;
  await p.goto(`/patients/${patient}`); await p.waitForTimeout(900);
  await p.screenshot({ path: `${name}-patient.png` }); console.log(name, 'patient', JSON.stringify(await wide(p)));
  const newTask = p.locator('main button, button').filter({ hasText: /Neue Aufgabe|Ñéŵ|Néŵ/ }).last();
  await newTask.click(); await p.waitForTimeout(700);
  await p.locator('[role=dialog] button[type=submit]').click(); await p.waitForTimeout(300);
  await p.screenshot({ path: `${name}-new.png` }); console.log(name, 'new', JSON.stringify(await wide(p)));
  await p.locator('[role=dialog] form').evaluate((f) => f.scrollIntoView({ block: 'end' })); await p.waitForTimeout(200);
  await p.screenshot({ path: `${name}-new2.png` });
  if (form) { await p.goto(form); await p.waitForTimeout(1200);
    await p.screenshot({ path: `${name}-form.png`, fullPage: true }); console.log(name, 'form', JSON.stringify(await wide(p)));
    const send = p.locator('button').filter({ hasText: /Complete|Erledigen|Çóɱ/ }).last();
    if (await send.count()) { await send.click(); await p.waitForTimeout(500); await p.screenshot({ path: `${name}-form-faults.png`, fullPage: true }); } }
  await p.goto('/tasks/none-such'); await p.waitForTimeout(400); await p.screenshot({ path: `${name}-none.png` });
  await p.context().close();
}
console.log([...new Set(errors)].join('\n'));
await b.close();
