"""Names by which places of the plan's areas are written (地名): Dehong, Banma, the delta."""

AREAS = {
    "德宏": ("德宏", "芒市", "潞西", "瑞丽", "梁河", "盈江", "陇川", "畹町", "遮放"),
    "班玛": ("班玛", "果洛", "青海"),
    "上海": ("上海", "青浦", "华新", "徐泾", "香花桥", "松江", "奉贤", "嘉定", "浦东", "闵行"),
}
