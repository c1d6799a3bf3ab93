// What every page loads: the fonts, the stylesheet, and the behaviours that a page asks for by its marks.
import '@fontsource-variable/vazirmatn/index.css'
import '@fontsource-variable/noto-naskh-arabic/index.css'
import './style.css'
import './sums.css'

// The view behind the # (the map's place) is kept when the language changes.
for (const link of document.querySelectorAll('a[data-language]')) {
  link.addEventListener('click', () => {
    if (location.hash) link.hash = location.hash
  })
}

const maps = document.querySelectorAll('[data-map]')
if (maps.length) {
  const drawing = await import('./map.js')
  for (const element of maps) drawing[element.dataset.map](element)
}

document.documentElement.dataset.ready = '1'
