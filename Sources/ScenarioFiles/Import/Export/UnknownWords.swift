import SamplingInspection

/// Values of an export that are not understood, each once with its first cell and how often it stands there.
struct UnknownWords {
  private struct Use {
    var first: Finding.Place
    var count: Int
    var column: String
    var meant: String
  }

  private var uses: [[String]: Use] = [:]

  /// Most values that are listed for a column.
  private static let most = 15
  /// Most values of which what may be meant is looked for.
  private static let mostGuesses = 200

  mutating func add(_ text: String, in column: String, at place: @autoclosure () -> Finding.Place, meant: () -> String)
  {
    if uses[[column, text]]?.count != nil {
      uses[[column, text]]?.count += 1
    } else {
      // Looking for what may be meant takes time, and few of many words are shown.
      uses[[column, text]] = Use(
        first: place(), count: 1, column: column, meant: uses.count < Self.mostGuesses ? meant() : "")
    }
  }

  /// A finding for each value, the most frequent first; beyond so many of a column only their number.
  var findings: [Finding] {
    var findings: [Finding] = []
    for (column, words) in Dictionary(grouping: uses, by: { $0.value.column }).sorted(by: { $0.key < $1.key }) {
      let ordered = words.sorted { ($1.value.count, $0.key[1]) < ($0.value.count, $1.key[1]) }
      for (key, use) in ordered.prefix(Self.most) {
        let text = key[1]
        findings.append(
          Finding(
            at: use.first, value: text,
            text.isEmpty
              ? Wording(zh: "没有写 \(column)（\(use.count) 行）", en: "no \(column) is given (\(use.count) rows)")
              : Wording(
                zh: "不知道这是哪个 \(column)（\(use.count) 行）", en: "no \(column) is known by this (\(use.count) rows)"),
            remedy: text.isEmpty
              ? Wording(zh: "补上，或在对照表里说明哪一列是它", en: "fill it in, or say in the mapping which column it is")
              : Wording(
                zh: "在对照表里加“值,\(text),\(column)=…”或“略去,\(text),”" + (use.meant.isEmpty ? "" : "；相近的有：\(use.meant)"),
                en: "add value,\(text),\(column)=… or leave,\(text), to the mapping"
                  + (use.meant.isEmpty ? "" : "; near it are \(use.meant)"))))
      }
      if ordered.count > Self.most, let next = ordered.dropFirst(Self.most).first {
        findings.append(
          Finding(
            at: next.value.first, value: next.key[1],
            Wording(
              zh: "还有 \(ordered.count - Self.most) 个不认识的 \(column)",
              en: "and \(ordered.count - Self.most) more values of \(column)"),
            remedy: Wording(zh: "先改上面的，再看余下的", en: "mend those above first")))
      }
    }
    return findings
  }
}
