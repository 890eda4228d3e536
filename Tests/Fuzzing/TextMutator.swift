import SamplingInspection

/// Changes a table, a list of keys or a JSON text by words and lines rather than by bytes, so that much of it stays readable.
struct TextMutator {
  /// Values that readers have reason to fear.
  private static let feared = [
    "", "0", "-1", "1", "0.5", "100%", "0.000001", "999999999999999999", "1000000", "10000000", "NaN", "1e308", "12万",
    "1,234", "１２", "%", "county", "county+venue", "category", "class", "lot", "fund", "level=县抽", "level!=县抽",
    "county=141102|141121", "batches", "batches_per_1000", "batches_per_subject", "share", "cost_share", "mix",
    "evenness", "subjects", "subjects_share", "kept_share", "coverage", "coverage_share", "failure_rate", "cost",
    "wish", "policy",
    "with_assigned", "quota", "2021-02-29", "\"", "\"\"", "\r\n", "\t", "\u{FEFF}", "\u{301}", "\u{3000}", "e\u{301}",
    "&",
    "*", "|", "[]", "{}", "null", "true",
  ]
  private static let delimiters = Set(",\"\n\r:{}[]|=;+ ".utf8)

  private let text: [UInt8]
  private let others: [UInt8]

  /// - Parameter others: a text to take lines and words from.
  init(_ text: [UInt8], others: [UInt8]) {
    self.text = text
    self.others = others
  }

  /// The text with one change.
  func changed(_ random: inout SeededGenerator) -> [UInt8] {
    switch random.whole(0...9) {
    case 0: changedByFuzzer(text)
    case 1, 2: changedLines(&random)
    default: changedWord(&random)
    }
  }

  private func changedWord(_ random: inout SeededGenerator) -> [UInt8] {
    let words = Self.words(text)
    guard let word = Self.any(words, &random) else { return changedByFuzzer(text) }
    var replacement = Array(text[word])
    switch random.whole(0...7) {
    case 0, 1, 2:
      // Another digit for a digit gets past the first checks more often than not.
      if let digit = replacement.indices.filter({ (48...57).contains(replacement[$0]) }).randomElement(&random) {
        replacement[digit] = UInt8(48 + random.whole(0...9))
      }
    case 3: replacement = Array((Self.any(Self.feared, &random) ?? "").utf8)
    case 4: if let other = Self.any(words, &random) { replacement = Array(text[other]) }
    case 5: if let other = Self.any(Self.words(others), &random) { replacement = Array(others[other]) }
    case 6: replacement = changedByFuzzer(replacement, growingBy: 4)
    default: replacement = []
    }
    return text[..<word.lowerBound] + replacement + text[word.upperBound...]
  }

  private func changedLines(_ random: inout SeededGenerator) -> [UInt8] {
    var lines = text.split(separator: 10, omittingEmptySubsequences: false).map(Array.init)
    let place = Int(random.whole(0...Int64(lines.count - 1)))
    switch random.whole(0...3) {
    case 0: lines.insert(lines[place], at: Int(random.whole(0...Int64(lines.count))))
    case 1: lines.remove(at: place)
    case 2: lines.swapAt(place, Int(random.whole(0...Int64(lines.count - 1))))
    default:
      let strange = others.split(separator: 10, omittingEmptySubsequences: false)
      lines.insert(Array(Self.any(strange, &random) ?? []), at: place)
    }
    return Array(lines.joined(separator: [10]))
  }

  /// Runs of bytes between delimiters; an empty one only between two commas.
  private static func words(_ text: [UInt8]) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start = 0
    for place in 0...text.count where place == text.count || delimiters.contains(text[place]) {
      let isEmptyCell = place < text.count && place > 0 && text[place] == 44 && text[place - 1] == 44
      if place > start || isEmptyCell { words.append(start..<place) }
      start = place + 1
    }
    return words
  }

  private static func any<Element>(_ list: [Element], _ random: inout SeededGenerator) -> Element? {
    list.isEmpty ? nil : list[Int(random.whole(0...Int64(list.count - 1)))]
  }
}

extension [Int] {
  fileprivate func randomElement(_ random: inout SeededGenerator) -> Int? {
    isEmpty ? nil : self[Int(random.whole(0...Int64(count - 1)))]
  }
}

/// Changes one input of several files.
struct FolderMutator {
  /// Inputs that are read without a finding.
  let seeds: [[String: [UInt8]]]

  /// An input with one to three changes; now and then most of it is taken from a seed, so that a finding in one file does not
  /// hide all the others for ever.
  func changed(_ input: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var files = FolderInput(input).files
    let seed = seeds[Int(random.whole(0...Int64(seeds.count - 1)))]
    if files.isEmpty || random.happens(0.6) {
      let kept = name(in: files, &random).flatMap { name in files[name].map { (name, $0) } }
      files = seed
      if let kept, seed[kept.0] != nil, random.happens(0.5) { files[kept.0] = kept.1 }
    }
    for _ in 0...max(0, random.whole(-3...2)) {
      guard let name = name(in: files, &random), let text = files[name] else { continue }
      switch random.whole(0...19) {
      case 0: files[name] = seed[name]
      case 1: files[name] = nil
      default: files[name] = TextMutator(text, others: seed[name] ?? text).changed(&random)
      }
    }
    return FolderInput(files: files).bytes
  }

  private func name(in files: [String: [UInt8]], _ random: inout SeededGenerator) -> String? {
    let names = files.keys.sorted()
    return names.isEmpty ? nil : names[Int(random.whole(0...Int64(names.count - 1)))]
  }
}
