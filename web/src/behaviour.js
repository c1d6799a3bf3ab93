// What pages can do beyond links and forms: drag over the bars, keys, filters closed on a small screen.

// Dragging over the histogram asks for the days between; a click stays a link.
export function brush(svg) {
  let from = null
  const over = (event) => document.elementFromPoint(event.clientX, event.clientY)?.closest?.('a[data-first]')
  svg.addEventListener('pointerdown', (event) => { from = over(event) })
  svg.addEventListener('dragstart', (event) => event.preventDefault())
  addEventListener('pointerup', (event) => {
    const to = over(event)
    if (from && to && from !== to && svg.contains(to)) {
      const days = [from, to].flatMap((bar) => [bar.dataset.first, bar.dataset.last]).sort()
      const address = new URL(location)
      address.searchParams.delete('page')
      address.searchParams.set('since', days[0])
      address.searchParams.set('until', days[3])
      location.assign(address)
    }
    from = null
  })
}

// Whether keys are put off in this browser; review.js asks the same.
const OFF = 'khabar-keys-off'

export function isOff() {
  try {
    return localStorage.getItem(OFF) === '1'
  } catch {
    return false
  }
}

export function putOff(off) {
  try {
    localStorage.setItem(OFF, off ? '1' : '0')
  } catch {
    // where nothing may be kept keys stay on
  }
}

// Keys by their place on the board, so that an Arabic layout has them too; none while somebody types, none with a modifier, and none that
// the page itself has taken for something else (a decision of review).
export function keys(table) {
  addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, select, [contenteditable], .map')) return
    if (isOff() || document.querySelector(`[data-key="${CSS.escape(event.code)}"], [data-key-focus="${CSS.escape(event.code)}"]`)) return
    const action = table[event.shiftKey ? `Shift+${event.code}` : event.code]
    if (action) {
      event.preventDefault()
      action()
    }
  })
}

function rows() {
  return [...document.querySelectorAll('table.events tbody tr, table.listed tbody tr')]
}

// To the next or the previous row of a list: its link takes the focus, so that Enter opens it.
export function step(by) {
  const all = rows()
  if (!all.length) return
  const at = all.findIndex((row) => row.contains(document.activeElement))
  const next = all[Math.max(0, Math.min(all.length - 1, at + by))]
  next.querySelector('a')?.focus()
}
