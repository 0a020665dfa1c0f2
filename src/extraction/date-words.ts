/** The words of dates: knowledge for dates.ts. Everything in lower case, without accents and without the dot of an abbreviation. */

/**
 * Names of the months, January first, in the languages the press we read prints its dates in. A word of at least three letters that
 * begins one of these names, and no name of another month, is an abbreviation of it (see monthOf).
 */
const monthNames: string[][] = [
  'january januar janvier enero gennaio janeiro januari styczen stycznia leden ledna ocak ianuarie январь января ιανουαριος ιανουαριου ιαν jän'.split(
    ' ',
  ),
  'february februar fevrier febrero febbraio fevereiro februari luty lutego unor unora subat februarie fév февраль февраля φεβρουαριος φεβρουαριου φεβ'.split(
    ' ',
  ),
  'march marz maerz mars marzo marco maart marzec marca brezen brezna mart martie mrz mrt март марта μαρτιος μαρτιου μαρ marcius'.split(
    ' ',
  ),
  'april avril abril aprile kwiecien kwietnia duben dubna nisan aprilie апрель апреля απριλιος απριλιου απρ aprilis avr'.split(' '),
  'may mai mayo maggio maio mei maj maja kveten kvetna mayis май мая μαιος μαιου μαι μαϊ majus'.split(' '),
  'june juni juin junio giugno junho czerwiec czerwca cerven cervna haziran iunie июнь июня ιουνιος ιουνιου ιουν junius'.split(' '),
  'july juli juillet julio luglio julho lipiec lipca cervenec cervence temmuz iulie июль июля ιουλιος ιουλιου ιουλ julius'.split(' '),
  'august aout agosto augustus augusti sierpien sierpnia srpen srpna agustos август августа αυγουστος αυγουστου αυγ augusztus'.split(' '),
  'september septembre septiembre settembre setembro wrzesien wrzesnia zari eylul septembrie сентябрь сентября σεπτεμβριος σεπτεμβριου σεπ szeptember'.split(
    ' ',
  ),
  'october oktober octobre octubre ottobre outubro pazdziernik pazdziernika rijen rijna ekim octombrie октябрь октября οκτωβριος οκτωβριου οκτ okt oct'.split(
    ' ',
  ),
  'november novembre noviembre novembro listopad listopada kasim noiembrie ноябрь ноября νοεμβριος νοεμβριου νοε'.split(' '),
  'december dezember decembre diciembre dicembre dezembro grudzien grudnia prosinec prosince aralik decembrie декабрь декабря δεκεμβριος δεκεμβριου δεκ'.split(
    ' ',
  ),
]

/** Every whole name and every unambiguous beginning of three letters or more → number of the month, 1 to 12. */
export const months: ReadonlyMap<string, number> = beginnings(monthNames)

function beginnings(names: string[][]): Map<string, number> {
  const found = new Map<string, number>()
  const ambiguous = new Set<string>()
  const plain = (word: string) => word.normalize('NFKD').replace(/\p{M}/gu, '')
  for (const [index, words] of names.entries())
    for (const word of words.map(plain))
      for (let length = 3; length <= word.length; length++) {
        const part = word.slice(0, length)
        if ((found.get(part) ?? index + 1) !== index + 1) ambiguous.add(part)
        found.set(part, index + 1)
      }
  for (const part of ambiguous) found.delete(part)
  // A whole name is never an abbreviation of a longer one: Czech "cerven" is June though "cervenec" is July.
  for (const [index, words] of names.entries()) for (const word of words.map(plain)) found.set(word, index + 1)
  return found
}

/**
 * Zones by name: minutes east of Greenwich, or, where the name says a place and not an hour ("ET"), the place, so that the
 * calendar decides about summer time. Names with two meanings stand for the one the screen trade's press uses (IST India, CST Chicago, AST Halifax).
 */
export const zones: ReadonlyMap<string, number | string> = new Map<string, number | string>([
  ['z', 0],
  ['utc', 0],
  ['gmt', 0],
  ['ut', 0],
  ['uct', 0],
  ['zulu', 0],
  ['wet', 0],
  ['west', 60],
  ['bst', 60],
  ['cet', 60],
  ['mez', 60],
  ['met', 60],
  ['cest', 120],
  ['mesz', 120],
  ['mest', 120],
  ['sast', 120],
  ['cat', 120],
  ['wat', 60],
  ['eat', 180],
  ['eet', 120],
  ['eest', 180],
  ['msk', 180],
  ['msd', 240],
  ['gst', 240],
  ['pkt', 300],
  ['ist', 330],
  ['npt', 345],
  ['ict', 420],
  ['wib', 420],
  ['sgt', 480],
  ['myt', 480],
  ['hkt', 480],
  ['awst', 480],
  ['jst', 540],
  ['kst', 540],
  ['acst', 570],
  ['aest', 600],
  ['acdt', 630],
  ['aedt', 660],
  ['nzst', 720],
  ['nzdt', 780],
  ['brt', -180],
  ['art', -180],
  ['nst', -210],
  ['ndt', -150],
  ['ast', -240],
  ['adt', -180],
  ['est', -300],
  ['edt', -240],
  ['cst', -360],
  ['cdt', -300],
  ['mst', -420],
  ['mdt', -360],
  ['pst', -480],
  ['pdt', -420],
  ['akst', -540],
  ['akdt', -480],
  ['hst', -600],
  ['et', 'America/New_York'],
  ['ct', 'America/Chicago'],
  ['mt', 'America/Denver'],
  ['pt', 'America/Los_Angeles'],
])

/** Words that say which half of the day is meant. */
export const afternoon: ReadonlySet<string> = new Set(['pm', 'p', '오후', '下午', '午後', 'μμ', 'nachm'])
export const forenoon: ReadonlySet<string> = new Set(['am', 'a', '오전', '上午', '午前', 'πμ', 'vorm'])
