// Everything works without this file. It adds keys: "/" to search, arrows to walk along the picture, and buttons that copy.
const find = document.getElementById('find')
document.addEventListener('keydown', (event) => {
  const writing = event.target.closest('input, textarea, select, [contenteditable]')
  if (event.key === '/' && !writing && !event.ctrlKey && !event.metaKey && !event.altKey && find) {
    event.preventDefault()
    find.focus()
    find.select()
  }
})

const marks = [...document.querySelectorAll('.marks a')]
const places = marks.map((mark) => {
  const box = mark.firstElementChild.nextElementSibling.getBBox()
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
})
const directions = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

// The nearest mark in that direction; sideways steps count more when they leave the row.
function neighbour(at, [dx, dy]) {
  let best = -1
  let least = Number.POSITIVE_INFINITY
  places.forEach((place, i) => {
    const along = (place.x - places[at].x) * dx + (place.y - places[at].y) * dy
    const across = Math.abs((place.x - places[at].x) * dy) + Math.abs((place.y - places[at].y) * dx)
    if (i === at || along <= 0.5) return
    if (along + across * 3 < least) {
      least = along + across * 3
      best = i
    }
  })
  return best
}

document.querySelector('.marks')?.addEventListener('keydown', (event) => {
  const direction = directions[event.key]
  const at = marks.indexOf(event.target.closest('a'))
  if (!direction || at < 0) return
  event.preventDefault()
  const next = neighbour(at, direction)
  if (next < 0) return
  marks[at].tabIndex = -1
  marks[next].tabIndex = 0
  marks[next].focus()
})

for (const box of document.querySelectorAll('[data-copy]')) {
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = 'Copy'
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(box.textContent.trim())
    button.textContent = 'Copied'
  })
  box.after(button)
}
