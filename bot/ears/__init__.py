"""Understanding recorded voices (语音识别) by a service outside, when WeChat brought no words along. Off unless keys are set."""
