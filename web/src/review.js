// Review by keyboard: an element says its key (data-key, by event.code: the same key on an Arabic and a Latin layout) and shows it in a <kbd>.
// Keys are off while somebody types, with any modifier, and by a switch that is remembered (WCAG 2.1.4).
const OFF = 'khabar-keys-off'
const switches = document.querySelectorAll('[data-keys-switch]')
const keyed = document.querySelectorAll('[data-key], [data-key-focus]')

function isOff() {
  try {
    return localStorage.getItem(OFF) === '1'
  } catch {
    return false
  }
}

function show(off) {
  document.documentElement.dataset.keys = off ? 'off' : 'on'
  for (const one of switches) one.checked = !off
}

function isTyping(target) {
  if (!(target instanceof HTMLElement)) return false
  const typed = target instanceof HTMLInputElement && !['radio', 'checkbox', 'button', 'submit'].includes(target.type)
  return typed || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
}

function act(element) {
  if (element instanceof HTMLInputElement) {
    element.checked = true
    element.focus()
  } else {
    element.click()
  }
}

if (keyed.length > 0) {
  show(isOff())
  for (const one of switches) {
    one.closest('label').hidden = false
    one.addEventListener('change', () => {
      try {
        localStorage.setItem(OFF, one.checked ? '0' : '1')
      } catch {
        // where nothing may be kept the switch holds for this page
      }
      show(!one.checked)
    })
  }
  document.addEventListener('keydown', (event) => {
    if (event.code === 'Escape' && isTyping(event.target)) {
      event.target.blur()
      return
    }
    const off = document.documentElement.dataset.keys === 'off'
    if (off || event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    const code = event.code.replace('Numpad', 'Digit')
    const found = document.querySelector(`[data-key="${CSS.escape(code)}"]`)
    const field = document.querySelector(`[data-key-focus="${CSS.escape(code)}"]`)
    if (!found && !field) return
    event.preventDefault()
    if (found) act(found)
    else field.focus()
  })
}

// A decision is sent once, however often the key is struck.
for (const form of document.querySelectorAll('form[method="post"]')) {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent) event.preventDefault()
    form.dataset.sent = '1'
  })
}
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent
})
