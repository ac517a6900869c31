"""What the industries of posts and employers are called in tables; the records keep their short marks."""

NAMES = {
    "electronics": "电子制造",
    "machinery": "机械与汽车零部件",
    "plastics_chem": "塑料化工医药",
    "textile": "纺织服装",
    "packaging_wood": "包装印刷家具",
    "food": "食品加工",
    "express_logistics": "快递物流仓储",
    "driving": "驾驶运输",
    "retail_ecommerce": "零售电商",
    "property_security": "物业安保",
    "cleaning": "保洁环卫",
    "domestic_care": "家政养老",
    "catering_hotel": "餐饮酒店",
    "construction": "建筑装修园林",
    "repair": "维修技工",
    "agriculture": "农业水产",
    "other": "其他",
}


def named(mark: str) -> str:
    """The name of an industry; what is no mark of ours is shown as it was written."""
    return NAMES.get(mark, mark)
