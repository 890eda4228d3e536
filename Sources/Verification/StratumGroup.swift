import SamplingInspection

/// Strata that have the same values in the columns of `each`, or of `cells`.
struct StratumGroup {
  /// Such as `county=141102;venue=超市`; empty if there are no columns.
  var name: String
  /// The values, in the order of the columns.
  var values: [String]
  /// Numbers of the strata, ascending.
  var members: [Int]

  /// Columns and values as plans write them.
  static func name(_ columns: [String], _ values: [String]) -> String {
    zip(columns, values).map { $0 + "=" + $1 }.joined(separator: ";")
  }
}

extension JudgedStrata {
  /// One group for every combination of values that occurs; without columns a single one, even of nothing.
  func groups(of members: [Int], each: [String]) -> [StratumGroup] {
    if each.isEmpty { return [StratumGroup(name: "", values: [], members: members)] }
    // Column by column: strata that were together stay together only where the next column agrees too.
    var groupOf = [Int](repeating: 0, count: members.count)
    var groupCount = members.isEmpty ? 0 : 1
    for name in each {
      guard let column = columns[name] else { continue }
      var numbers: [Int: Int] = [:]
      for position in members.indices {
        let pair = groupOf[position] * column.values.count + column.codes[members[position]]
        let number = numbers[pair] ?? numbers.count
        numbers[pair] = number
        groupOf[position] = number
      }
      groupCount = numbers.count
    }
    var lists = [[Int]](repeating: [], count: groupCount)
    for position in members.indices { lists[groupOf[position]].append(members[position]) }
    return lists.map { list in
      let values = each.map { name in
        guard let column = columns[name], let first = list.first else { return "" }
        return column.values[column.codes[first]]
      }
      return StratumGroup(name: StratumGroup.name(each, values), values: values, members: list)
    }
  }
}
