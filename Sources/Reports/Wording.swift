import SamplingInspection

extension Language {
  /// The one of two wordings that is in this language.
  func callAsFunction(_ zh: String, _ en: String) -> String { Wording(zh: zh, en: en)(self) }

  /// A unit of a rule's figures.
  func unit(_ unit: String) -> String {
    switch unit {
    case "批次": self("批次", "batches")
    case "元": self("元", "yuan")
    case "家": self("家", "subjects")
    case "个": self("个", "cells")
    case "批次(预计不合格)": self("批次(预计不合格)", "expected failures")
    default: unit
    }
  }
}

extension Side {
  /// The sign that stands before the bound.
  var sign: String {
    switch self {
    case .atLeast: "≥"
    case .atMost: "≤"
    case .exactly: "="
    }
  }
}

extension PlanStatement.RuleRow {
  /// What rows of one rule have in common: its title or, where each has a title of its own, what they limit.
  static func title(of id: String, _ title: String, _ language: Language) -> String {
    switch id {
    case "budget": language("经费", "funds")
    case "lots": language("标段合同金额", "contract sums of lots")
    case "lot_batches": language("标段批次上限", "batches of lots")
    case "labs": language("承检机构检验能力", "capacity of laboratories")
    case "crews": language("抽样队能力", "capacity of sampling crews")
    case "lab_months": language("承检机构各月检验能力", "capacity of laboratories in their months")
    case "crew_months": language("抽样队各月能力", "capacity of sampling crews in their months")
    case "evaluations": language("评价性抽检的批次", "batches of evaluations")
    default: title.isEmpty ? id : title
    }
  }
}
