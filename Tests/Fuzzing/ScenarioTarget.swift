import SamplingInspection

@testable import ScenarioFiles

/// A whole scenario folder.
///
/// What is read can be written in canonical form, and that form is read as itself.
struct ScenarioTarget: FuzzTarget {
  private let folders = SeedFolders.scenarios

  var seeds: [[UInt8]] { folders.map { FolderInput(files: $0).bytes } }

  func test(_ input: [UInt8]) -> Bool {
    let reading: ScenarioReading
    do throws(FindingsError) {
      reading = try ScenarioReader(files: FolderInput(input).files).read()
    } catch {
      FindingProperties.check(error.findings)
      return false
    }
    require(!reading.scenario.strata.isEmpty, "a scenario has strata")
    let canonical = CanonicalScenario(reading.scenario, keptFiles: reading.keptFiles)
    do throws(FindingsError) {
      let again = try ScenarioReader(files: canonical.files).read()
      require(
        CanonicalScenario(again.scenario, keptFiles: again.keptFiles).files == canonical.files,
        "the canonical form is read as itself")
    } catch {
      require(false, "the canonical form can be read: \(error.findings.map { $0.text(.en) })")
    }
    return true
  }

  func mutate(_ input: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    FolderMutator(seeds: folders).changed(input, &random)
  }
}
