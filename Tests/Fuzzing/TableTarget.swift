import SamplingInspection

@testable import ScenarioFiles

/// The text of a CSV file.
///
/// Cells that were read are written and read again as the same cells.
struct TableTarget: FuzzTarget {
  let seeds = SmallScenario.files.filter { $0.key.hasSuffix(".csv") }.sorted { $0.key < $1.key }.map {
    Array($0.value.utf8)
  }

  func test(_ input: [UInt8]) -> Bool {
    let read: CommaSeparatedValues
    do throws(FindingsError) {
      read = try CommaSeparatedValues(input, file: "table.csv")
    } catch {
      FindingProperties.check(error.findings)
      return false
    }
    require(read.rows.allSatisfy { $0.cells.contains { !$0.isEmpty } }, "an empty line is skipped")
    require(zip(read.rows, read.rows.dropFirst()).allSatisfy { $0.line < $1.line }, "lines ascend")
    // The mark at the beginning is for a first cell that itself begins with one.
    let written = "\u{FEFF}" + read.rows.map { $0.cells.map(commaSeparatedCell).joined(separator: ",") + "\n" }.joined()
    do throws(FindingsError) {
      let again = try CommaSeparatedValues(Array(written.utf8), file: "table.csv")
      require(again.rows.map(\.cells) == read.rows.map(\.cells), "what is written is read again: \(written)")
    } catch {
      require(false, "what is written can be read: \(written)")
    }
    return true
  }

  func mutate(_ input: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    TextMutator(input, others: seeds[Int(random.whole(0...Int64(seeds.count - 1)))]).changed(&random)
  }
}

/// What every finding must have.
enum FindingProperties {
  static func check(_ findings: [Finding]) {
    require(!findings.isEmpty, "a refusal says why")
    for finding in findings {
      require(!finding.place.file.isEmpty && (finding.place.line ?? 1) > 0, "a finding has a place: \(finding)")
      for language in Language.allCases {
        require(
          !finding.message(language).isEmpty && !finding.remedy(language).isEmpty,
          "a finding has a message and a remedy: \(finding)")
      }
    }
  }
}
