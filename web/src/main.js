// What every page loads: the fonts, the stylesheet, and the behaviours that a page asks for by its marks.
import '@fontsource-variable/vazirmatn/index.css'
import '@fontsource-variable/noto-naskh-arabic/index.css'
import './style.css'
import './sums.css'
import { brush, isOff, keys, putOff, step } from './behaviour.js'
import './review.css'
import './review.js'

// The view behind the # (the map's place) is kept when the language changes.
for (const link of document.querySelectorAll('a[data-language]')) {
  link.addEventListener('click', () => {
    if (location.hash) link.hash = location.hash
  })
}

// On a telephone the sections are a line that scrolls by itself: the one that is open is brought into sight.
const open = document.querySelector('.sections [aria-current]')
if (open) {
  const [line, link] = [open.closest('.sections'), open].map((one) => one.getBoundingClientRect())
  open.closest('.sections').scrollLeft += link.left + link.width / 2 - line.left - line.width / 2
}

for (const svg of document.querySelectorAll('svg.histogram')) brush(svg)

const follow = (selector) => () => document.querySelector(selector)?.click()
keys({
  KeyJ: () => step(1),
  KeyK: () => step(-1),
  KeyN: follow('a[rel=next]'),
  KeyP: follow('a[rel=prev]'),
  KeyL: follow('a[data-language]'),
  Slash: () => document.querySelector('input[type=search]')?.focus(),
  'Shift+Slash': follow('a[data-keys]'),
})

for (const box of document.querySelectorAll('[data-keys-on]')) {
  box.checked = !isOff()
  box.addEventListener('change', () => putOff(!box.checked))
}

if (innerWidth < 960) for (const facets of document.querySelectorAll('details.facets')) facets.open = false

const maps = document.querySelectorAll('[data-map]')
if (maps.length) {
  const drawing = await import('./map.js')
  await Promise.all([...maps].map((element) => drawing[element.dataset.map](element)))
}

document.documentElement.dataset.ready = '1'
