import SamplingInspection

extension TableDefinition {
  static let ruleColumns: [String: ColumnMeaning] = [
    "id": .init(.name, "编号，自定，不含句点"),
    "title": .init(.text, "一句话说明这条规则"),
    "group": .init(.text, "在规则表里归在哪个标题下", blank: "没有"),
    "measure": .init(.choice(Measure.allCases.map(\.chinese), isOpen: false), "数什么"),
    "scope": .init(.expression, "数哪些批次，如 level=县抽;risk=高|较高", blank: "全部"),
    "of": .init(.expression, "批次占比、金额占比：占哪些批次的", blank: "全部"),
    "base": .init(.name, "批次占比、结构、均衡：以哪条规则的任务数为基数（写它的编号）", blank: "以方案自己的批次为基数"),
    "each": .init(.expression, "每个什么都要满足，列名用 + 连接，如 county+venue", blank: "合在一起算"),
    "cells": .init(.expression, "覆盖、覆盖率：数哪些列的组合", blank: "每个抽样单元"),
    "at_least": .init(.figure, "不少于；单位见下", "批次、%、元等", blank: "不限"),
    "at_most": .init(.figure, "不多于", "批次、%、元等", blank: "不限"),
    "exactly": .init(.figure, "正好；与上两列不能都填", "批次、%、元等", blank: "不限"),
    "unit": .init(
      .choice(["批次", "批次/千人", "批次/家", "%", "倍", "家", "个", "元"], isOpen: false), "界限的单位，写了就会核对",
      blank: "指标自己的单位"),
    "counting": .init(
      .choice(["own", "with_assigned"], isOpen: false), "批次、千人批次：只数自己的（own），还是连上级任务一起数（with_assigned）",
      blank: "own"),
    "strength": .init(.choice(["物理", "法定", "政策", "愿望"], isOpen: false), "有多硬；愿望可以不满足，但要付罚分"),
    "penalty": .init(.figure, "愿望每差一个单位，愿意放弃多少预计不合格批次", "> 0", blank: "不是愿望"),
    "source": .source,
  ]
}
