#!/usr/bin/env python3
"""Writes two invented guidelines that differ in a known number of edits, for measuring comparisons.

usage: scripts/bench-pair.py DIRECTIONS OLD.txt NEW.txt

Prints how many edits a person made: directions removed, added and moved, figures changed, sentences
edited. What is numbered anew because of them is no edit.
"""

import random
import sys

COUNTRIES = """法国 德国 意大利 西班牙 葡萄牙 希腊 比利时 荷兰 瑞士 奥地利 波兰 捷克 匈牙利 罗马尼亚 保加利亚
芬兰 瑞典 挪威 丹麦 冰岛 爱尔兰 日本 韩国 蒙古 越南 泰国 新加坡 马来西亚 印度尼西亚 菲律宾 巴基斯坦 印度
哈萨克斯坦 乌兹别克斯坦 土耳其 以色列 埃及 南非 肯尼亚 埃塞俄比亚 摩洛哥 阿尔及利亚 尼日利亚 加纳 巴西 阿根廷
智利 秘鲁 墨西哥 古巴 加拿大 澳大利亚 新西兰 斐济""".split()
KINDS = ["政府间联合研究项目", "政府间科技合作项目", "联合实验室项目", "联合资助项目"]
AREAS = ["农业", "能源", "环境", "医药卫生", "海洋", "新材料", "信息技术", "先进制造", "空间技术", "交通"]
SENTENCES = [
    "双方单位应当各自向本国的受理机构递交材料。", "外方单位须在境外登记满 3 年。",
    "每个项目接收外方人员来华工作不少于 2 人。", "材料须在 {month} 月 {day} 日以前送达。",
    "鼓励企业与高校一起参加。", "成果归属由双方事先约定。", "项目执行期为 {years} 年。",
]


def direction(dice, country, kind, turn):
    sentences = [sentence.format(month=dice.randint(1, 12), day=dice.randint(1, 28),
                                 years=dice.randint(2, 4)) for sentence in SENTENCES]
    dice.shuffle(sentences)
    return {
        "title": f"中国和{country}{kind}" + (f"（第 {turn} 组）" if turn else ""),
        "areas": dice.sample(AREAS, 4),
        "projects": dice.randint(2, 20), "funds": dice.randint(20, 200) * 10,
        "requirements": sentences[:5],
    }


def text(directions):
    lines = ["（本文为虚构样例，仅供测速）", "",
             "“政府间国际科技创新合作”重点专项 2030 年度第一批项目申报指南", "",
             "一、总体目标", "", "支持双边科技合作。", "", "二、领域和方向", "",
             f"设立 {len(directions)} 个指南方向，拟支持项目数 {sum(d['projects'] for d in directions)} 个，"
             f"国拨经费总概算 {sum(d['funds'] for d in directions)} 万元人民币。", ""]
    for place, item in enumerate(directions):
        lines += [f"{place // 90 + 1}.{place % 90 + 1} {item['title']}", "",
                  f"领域方向：{'、'.join(item['areas'])}。", "",
                  f"拟支持项目数：{item['projects']} 个。", "",
                  f"共拟支持经费：{item['funds']} 万元人民币。", "", "其他要求：", ""]
        for place, sentence in enumerate(item["requirements"], 1):
            lines += [f"({place}) {sentence}", ""]
    return "\n".join(lines)


def main():
    count = int(sys.argv[1])
    dice = random.Random(2030)
    pairs = [(country, kind, turn) for turn in range(count // (len(COUNTRIES) * len(KINDS)) + 1)
             for kind in KINDS for country in COUNTRIES]
    before = [direction(dice, *pair) for pair in pairs[:count]]
    after = [dict(item, areas=list(item["areas"]), requirements=list(item["requirements"]))
             for item in before]
    few = max(1, count // 40)
    edits = 2  # the stated totals
    for item in dice.sample(after, few):  # figures
        item["funds"] += 50
        edits += 1
    for item in dice.sample(after, few):  # sentences
        item["requirements"][2] = item["requirements"][2].rstrip("。") + "，并附说明。"
        edits += 1
    for _ in range(few):  # one goes, one comes, one moves
        after.pop(dice.randrange(len(after)))
        after.insert(dice.randrange(len(after)),
                     direction(dice, dice.choice(COUNTRIES), "旗舰合作项目", edits))
        after.insert(0, after.pop(dice.randrange(1, len(after))))
        edits += 3
    for path, directions in ((sys.argv[2], before), (sys.argv[3], after)):
        with open(path, "w", encoding="utf-8") as file:
            file.write(text(directions))
    print(edits)


if __name__ == "__main__":
    main()
